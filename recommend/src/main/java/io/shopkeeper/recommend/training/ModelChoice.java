package io.shopkeeper.recommend.training;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.evaluation.Candidate;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.ranking.KnownProducts;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the model that serves a shop best, on a slice of its own events.
///
/// The customers of the slice are halved: the settings of each family are tuned by the one half,
/// the families compared by the other, so that a family of many settings has no advantage. How much
/// is tried depends on the events alone, never on a clock: the same events give the same choice.
final class ModelChoice {

  /// Fewer judged customers than this say nothing.
  static final int LEAST_JUDGED = 100;

  /// Enough to tell models apart.
  private static final int MOST_JUDGED = 6_000;

  /// Beyond this the choice, not the model that serves, learns from a share of the visitors.
  private static final int MOST_INTERACTIONS = 1_000_000;

  private static final double[] CURVE = {.25, .5};

  private final TimeSlice tuning;
  private final Seed seed;
  private final TimeSlice comparing;
  private final Bootstrap bootstrap;
  private final Budget budget;
  private final InstantSource clock;
  private final Workers workers;
  private final Supplier<KnownProducts> known;
  private final Supplier<Stream<TimeSlice>> earlier;

  /// What was chosen and all that was tried, best first; nothing was tried in a shop too young.
  ///
  /// @param omitted why a family was not tried, by its name
  /// @param curve nDCG of the chosen model trained on a share of the visitors, by the percentage
  record Choice(
      Candidate candidate,
      List<Trial> trials,
      SortedMap<String, String> omitted,
      SequencedMap<Integer, Interval> curve) {

    /// For a shop that is too young to choose by.
    ///
    /// @param model the name of a family; empty for neighbours, or popularity where those do not
    ///   fit
    static Choice untried(String model, Seed seed, Budget budget) {
      var omitted = new TreeMap<String, String>();
      Candidate candidate = named(model, seed);
      try {
        budget.require(candidate);
      } catch (RecommendException e) {
        if (!model.isEmpty()) {
          throw e;
        }
        omitted.put(candidate.model(), String.valueOf(e.getMessage()));
        candidate = named(Candidate.Popularity.NAME, seed);
      }
      return new Choice(candidate, List.of(), omitted, new LinkedHashMap<>());
    }

    private static Candidate named(String model, Seed seed) {
      return switch (model) {
        case Candidate.Popularity.NAME -> new Candidate.Popularity(PopularitySettings.DEFAULT);
        case Candidate.Transitions.NAME -> new Candidate.Transitions(TransitionSettings.DEFAULT);
        case Candidate.Als.NAME -> new Candidate.Als(AlsSettings.DEFAULT, seed);
        case Candidate.ItemNeighbours.NAME, "" ->
            new Candidate.ItemNeighbours(ItemNeighbourSettings.DEFAULT);
        default ->
            throw new RecommendException(
                RecommendException.Code.NOTHING_TO_LEARN,
                "too few orders to find the settings of '%s': train without naming a model"
                    .formatted(model));
      };
    }
  }

  /// @param slice of at least [#LEAST_JUDGED] customers
  /// @param known of products beside behaviour; asked for once, if at all
  /// @param earlier slices, that a ranking learns from as well
  ModelChoice(
      TimeSlice slice,
      Supplier<KnownProducts> known,
      Supplier<Stream<TimeSlice>> earlier,
      Budget budget,
      Seed seed,
      InstantSource clock,
      Workers workers) {
    TimeSlice smaller = smaller(slice);
    this.tuning = smaller.every(2, 0);
    this.seed = seed;
    this.comparing = smaller.every(2, 1);
    this.bootstrap = Bootstrap.of(seed);
    this.budget = budget;
    this.clock = clock;
    this.workers = workers;
    this.known = known;
    this.earlier = () -> earlier.get().map(ModelChoice::smaller);
  }

  private static TimeSlice smaller(TimeSlice slice) {
    Behaviour before = slice.before();
    Behaviour some =
        before.size() > MOST_INTERACTIONS
            ? before.share((double) MOST_INTERACTIONS / before.size())
            : before;
    return new TimeSlice(some, slice.histories(), slice.relevant())
        .every(Math.ceilDiv(slice.size(), MOST_JUDGED), 0);
  }

  /// @param model the name of a family, or empty for the best
  Choice choose(String model, Progress progress) {
    var candidates = new LinkedHashMap<String, Candidate>();
    var trials = new ArrayList<Trial>();
    var omitted = new TreeMap<String, String>();
    var wanted = new LinkedHashMap<String, Function<Families, Candidate>>();
    String found = Candidate.Ranked.found(model);
    if (model.isEmpty() || found.isEmpty() && ranked(model)) {
      wanted.putAll(Families.ALL);
    } else {
      wanted.put(
          found.isEmpty() ? model : found, Families.ALL.get(found.isEmpty() ? model : found));
    }
    if (model.isEmpty() || ranked(model)) {
      // Last: it puts in order what the best of the others finds.
      wanted.put(
          Candidate.Ranked.NAME,
          families -> families.ranked(best(candidates, trials, omitted), known.get(), earlier));
    }
    var families = new Families(tuning, budget, !model.isEmpty(), seed, workers);
    wanted.forEach((name, family) -> {
      progress.at("choosing a model", trials.size(), wanted.size());
      Instant start = clock.instant();
      try {
        Candidate candidate = family.apply(families);
        Duration took = Duration.between(start, clock.instant());
        trials.add(new Trial(name, words(candidate), judged(candidate, comparing.before()), took));
        candidates.put(name, candidate);
      } catch (RecommendException e) {
        boolean last = trials.isEmpty() && omitted.size() + 1 == wanted.size();
        if (last || !mayBeLeftOut(name, e)) {
          throw e;
        }
        omitted.put(name, String.valueOf(e.getMessage()));
      }
    });
    progress.at("choosing a model", wanted.size(), wanted.size());
    trials.sort(Trial.BEST_FIRST);
    String best =
        ranked(model) && candidates.containsKey(Candidate.Ranked.NAME)
            ? Candidate.Ranked.NAME
            : trials.getFirst().model();
    Candidate chosen = Objects.requireNonNull(candidates.get(best));
    return new Choice(chosen, trials, omitted, curve(chosen, best, trials));
  }

  private static boolean ranked(String model) {
    return model.startsWith(Candidate.Ranked.NAME);
  }

  /// The best so far.
  private static Candidate best(
      Map<String, Candidate> candidates, List<Trial> trials, SortedMap<String, String> omitted) {
    if (trials.isEmpty()) {
      throw new RecommendException(
          RecommendException.Code.TOO_LARGE,
          "there is no room for any model: " + omitted.get(omitted.firstKey()));
    }
    String best = Collections.min(trials, Trial.BEST_FIRST).model();
    return Objects.requireNonNull(candidates.get(best));
  }

  /// What does not fit, and a ranking where there is nothing to learn an order from.
  private static boolean mayBeLeftOut(String name, RecommendException e) {
    return e.code() == RecommendException.Code.TOO_LARGE
        || (e.code() == RecommendException.Code.NOTHING_TO_LEARN
            && name.equals(Candidate.Ranked.NAME));
  }

  private SequencedMap<Integer, Interval> curve(
      Candidate candidate, String name, List<Trial> trials) {
    var curve = new LinkedHashMap<Integer, Interval>();
    for (double share : CURVE) {
      MetricReport metrics = judged(candidate, comparing.before().share(share));
      curve.put(
          (int) (100 * share), metrics.metrics().getOrDefault(Trial.CRITERION, Interval.exact(0)));
    }
    trials.stream()
        .filter(trial -> trial.model().equals(name))
        .forEach(whole -> curve.put(100, whole.quality()));
    return curve;
  }

  private static String words(Candidate candidate) {
    return candidate.described().entrySet().stream()
        .filter(setting -> !setting.getKey().endsWith("weights"))
        .map(setting -> setting.getKey() + " " + setting.getValue())
        .collect(Collectors.joining(", "));
  }

  private MetricReport judged(Candidate candidate, Behaviour behaviour) {
    return comparing.judge(candidate.train(behaviour, workers), bootstrap, workers);
  }
}
