package io.shopkeeper.recommend.training;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.RankingEvaluation;
import io.shopkeeper.evaluation.RankingMetric;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.blend.BlendSearch;
import io.shopkeeper.recommend.evaluation.Candidate;
import io.shopkeeper.recommend.evaluation.SequenceBlendSearch;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.ranking.KnownProducts;
import io.shopkeeper.recommend.sasrec.SasRecSettings;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Finds for each family of models the settings that suit a slice of a shop's events best, by nDCG
/// of ten products; of equals the first tried.
final class Families {

  private static final double[] HALF_LIVES = {1, 3, 10, 30, 90};
  private static final double[] TREND_WEIGHTS = {.02, .1, .3, 1};
  private static final double[] REGULARISATIONS = {.001, .005, .02, .08, .3};
  private static final double[] UNOBSERVED_WEIGHTS = {.005, .015, .05, .15, .5};

  /// Floating-point operations of one training of a transformer among other families: about 40
  /// processor seconds. A training of a shop takes two of them, and about two more where the
  /// transformer is chosen.
  private static final double MOST_OPERATIONS = 2e12;

  /// The same where it is asked for by name.
  private static final double MOST_OPERATIONS_ALONE = 4e12;

  private final TimeSlice slice;
  private final Seed seed;
  private final Workers workers;
  private final double operations;
  private final Budget budget;

  /// @param alone whether one family is asked for by name, which may then take longer
  Families(TimeSlice slice, Budget budget, boolean alone, Seed seed, Workers workers) {
    this.slice = slice;
    this.budget = budget;
    this.seed = seed;
    this.workers = workers;
    operations = alone ? MOST_OPERATIONS_ALONE : MOST_OPERATIONS;
  }

  /// All by their names, simplest first. A new family is one more line here, and one of the kinds
  /// of [RecommenderFile].
  static final SequencedMap<String, Function<Families, Candidate>> ALL = new LinkedHashMap<>();

  static {
    ALL.put(Candidate.Popularity.NAME, Families::popularity);
    ALL.put(Candidate.ItemNeighbours.NAME, Families::neighbours);
    ALL.put(Candidate.Transitions.NAME, Families::transitions);
    ALL.put(Candidate.Als.NAME, Families::factors);
    ALL.put(Candidate.Blend.NAME, Families::blend);
    ALL.put(Candidate.SequenceBlend.NAME, Families::sequenceBlend);
  }

  /// What the best of these finds, put in order by a learned ranker.
  ///
  /// @param earlier slices to learn from as well
  /// @throws RecommendException with code `NOTHING_TO_LEARN` where too few customers took a
  ///   candidate, `TOO_LARGE` where there is no room
  Candidate.Ranked ranked(
      Candidate best, KnownProducts known, Supplier<Stream<TimeSlice>> earlier) {
    budget.requireRanked(best);
    return new RankerFitting(slice, earlier, seed, workers).fit(best, known);
  }

  private Candidate.Popularity popularity() {
    budget.require(new Candidate.Popularity(PopularitySettings.DEFAULT));
    return best(
        DoubleStream.of(HALF_LIVES)
            .mapToObj(days ->
                new Candidate.Popularity(new PopularitySettings(days, RelationWeights.DEFAULT))));
  }

  /// First what goes with what, then how much of the trend to add.
  private Candidate.ItemNeighbours neighbours() {
    PopularitySettings trend = popularity().settings();
    ItemNeighbourSettings base = ItemNeighbourSettings.DEFAULT;
    budget.require(new Candidate.ItemNeighbours(base, trend));
    Candidate.ItemNeighbours found =
        best(
            Stream.of(
                    base,
                    base.with(0, 20, base.popularityWeight()),
                    base.with(-.2, 5, base.popularityWeight()),
                    base.with(-.2, 20, base.popularityWeight()))
                .map(settings -> new Candidate.ItemNeighbours(settings, trend)));
    ItemNeighbourSettings of = found.settings();
    return best(
        Stream.concat(
            Stream.of(found),
            DoubleStream.of(TREND_WEIGHTS)
                .mapToObj(weight -> of.with(of.correction(), of.halfLifeMoments(), weight))
                .map(settings -> new Candidate.ItemNeighbours(settings, trend))));
  }

  private Candidate.Transitions transitions() {
    PopularitySettings trend = popularity().settings();
    TransitionSettings base = TransitionSettings.DEFAULT;
    budget.require(new Candidate.Transitions(base, trend));
    Candidate.Transitions found =
        best(
            Stream.of(base, base.with(5, base.popularityWeight()))
                .map(settings -> new Candidate.Transitions(settings, trend)));
    TransitionSettings of = found.settings();
    return best(
        Stream.concat(
            Stream.of(found),
            DoubleStream.of(TREND_WEIGHTS)
                .mapToObj(weight -> of.with(of.halfLifeMoments(), weight))
                .map(settings -> new Candidate.Transitions(settings, trend))));
  }

  /// The settings that matter, one after the other, then how much of the trend to add.
  private Candidate.Als factors() {
    PopularitySettings trend = popularity().settings();
    AlsSettings base = AlsSettings.DEFAULT;
    budget.require(new Candidate.Als(base, seed, trend));
    AlsSettings regularised =
        best(DoubleStream.of(REGULARISATIONS)
                .mapToObj(value -> base.with(base.unobservedWeight(), value))
                .map(settings -> new Candidate.Als(settings, seed, trend)))
            .settings();
    Candidate.Als found =
        best(
            DoubleStream.of(UNOBSERVED_WEIGHTS)
                .mapToObj(weight -> regularised.with(weight, regularised.regularisation()))
                .map(settings -> new Candidate.Als(settings, seed, trend)));
    return best(
        Stream.concat(
            Stream.of(found),
            DoubleStream.of(TREND_WEIGHTS)
                .mapToObj(found.settings()::withPopularity)
                .map(settings -> new Candidate.Als(settings, seed, trend))));
  }

  private Candidate.Blend blend() {
    budget.requireBlend(slice.before());
    var search = new BlendSearch(Trial.CUTOFF, seed, workers, Progress.NONE);
    return new Candidate.Blend(
        search.choose(slice.before(), slice.histories(), slice.relevant().toArray(int[][]::new)),
        seed);
  }

  /// The best transitions and a transformer, in the best shares.
  ///
  /// @throws RecommendException with code `TOO_LARGE` if a transformer takes too long to train or
  ///   too much memory
  private Candidate sequenceBlend() {
    Behaviour before = slice.before();
    int items = before.products().size();
    SasRecSettings settings =
        SasRecSettings.within(operations, before.size(), before.rows(), items)
            .orElseThrow(() ->
                new RecommendException(
                    RecommendException.Code.TOO_LARGE,
                    "%,d interactions with %,d products are too many to train a transformer within minutes: use '%s'"
                        .formatted(before.size(), items, Candidate.Transitions.NAME)));
    budget.require(
        new Candidate.SequenceBlend(
            new Candidate.SasRec(settings, seed),
            new Candidate.Transitions(TransitionSettings.DEFAULT),
            1));
    var search = new SequenceBlendSearch(seed, workers, Progress.NONE, (_, it) -> quality(it));
    return search.choose(settings, transitions(), before, -1);
  }

  private <C extends Candidate> C best(Stream<C> candidates) {
    List<C> all = candidates.toList();
    C best = all.getFirst();
    double greatest = -1;
    for (C candidate : all) {
      double quality = quality(candidate);
      if (quality > greatest) {
        greatest = quality;
        best = candidate;
      }
    }
    return best;
  }

  private double quality(Candidate candidate) {
    return quality(candidate.train(slice.before(), workers));
  }

  private double quality(RecommenderModel model) {
    int[][] lists = slice.lists(model, workers);
    var evaluation = new RankingEvaluation(lists, slice.relevant().toArray(int[][]::new));
    return Arrays.stream(evaluation.perUser(RankingMetric.NDCG, Trial.CUTOFF)).average().orElse(0);
  }
}
