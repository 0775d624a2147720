package io.shopkeeper.bench;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.blend.ActivityShares;
import io.shopkeeper.recommend.blend.BlendSettings;
import io.shopkeeper.recommend.blend.Ingredient;
import io.shopkeeper.recommend.evaluation.Candidate;
import io.shopkeeper.recommend.evaluation.Disturbance;
import io.shopkeeper.recommend.evaluation.EvaluationResult;
import io.shopkeeper.recommend.evaluation.RankingData;
import io.shopkeeper.recommend.evaluation.RankingProtocol;
import io.shopkeeper.recommend.evaluation.UserItems;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.sasrec.SasRecSettings;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import io.shopkeeper.recommend.userneighbours.UserNeighbourSettings;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How much each model loses when what it learns from is disturbed: by random interactions, and by
/// accounts that push items. Settings stay; nothing is tuned to the disturbance.
final class RobustnessBenchmark {

  private static final Seed SEED = new Seed(1);
  private static final String AUTO = "auto";
  private static final int PUSHED = 5;
  private static final int COVER = 20;

  private final RankingProtocol protocol;
  private final RankingData data;

  /// @param data whose test is what validation holds out
  RobustnessBenchmark(RankingProtocol protocol, RankingData data) {
    this.protocol = protocol;
    this.data = data;
  }

  /// @param model the only one to disturb; null for all
  void run(@Nullable String model) {
    List<String> pushed = Disturbance.Spam.rarest(data.train(), PUSHED);
    var disturbances = new LinkedHashMap<String, Disturbance>();
    disturbances.put("as it is", new Disturbance.Noise(0));
    for (int percent : new int[] {5, 10, 20}) {
      disturbances.put("noise " + percent + " %", new Disturbance.Noise(percent / 100.));
    }
    for (double percent : new double[] {.5, 1, 5}) {
      disturbances.put(
          "spam " + percent + " %", new Disturbance.Spam(percent / 100, pushed, COVER));
    }
    String cutoff = protocol.equals(RankingProtocol.SEQUENCE) ? "10" : "20";
    System.out.printf(
        "| model | data | ndcg@%s | recall@%s | users who are shown a pushed item |%n",
        cutoff, cutoff);
    System.out.println("|---|---|---|---|---|");
    try (var pool = Executors.newFixedThreadPool(2)) {
      var workers = new Workers(pool, 2);
      asked(candidates(workers), model)
          .forEach((name, source) -> {
            Candidate candidate = source.get();
            String label = name.equals(AUTO) ? AUTO + ": " + candidate.model() : name;
            disturbances.forEach((how, disturbance) -> {
              EvaluationResult result = evaluate(candidate, disturbance, workers);
              System.out.printf(
                  "| %s | %s | %.4f | %.4f | %.2f %% |%n",
                  label,
                  how,
                  estimate(result, "ndcg@" + cutoff),
                  estimate(result, "recall@" + cutoff),
                  100 * shown(result, pushed));
            });
          });
    }
  }

  private static Map<String, Supplier<Candidate>> asked(
      Map<String, Supplier<Candidate>> candidates, @Nullable String model) {
    if (model == null) {
      return candidates;
    }
    Supplier<Candidate> only = candidates.get(model);
    if (only == null) {
      throw new IllegalArgumentException(
          "model '%s' is not one of %s".formatted(model, String.join(", ", candidates.keySet())));
    }
    return Map.of(model, only);
  }

  private EvaluationResult evaluate(Candidate candidate, Disturbance disturbance, Workers workers) {
    var disturbed =
        new RankingData(disturbance.of(data.train(), SEED), List.of(), data.test(), List.of());
    return protocol.fit(disturbed, candidate, workers, Progress.NONE).evaluate(Bootstrap.of(SEED));
  }

  /// By name: single models with default settings, and what `auto` finds on the data as it is.
  private Map<String, Supplier<Candidate>> candidates(Workers workers) {
    var candidates = new LinkedHashMap<String, Supplier<Candidate>>();
    candidates.put("popularity", () -> new Candidate.Popularity(PopularitySettings.DEFAULT));
    candidates.put("item-neighbours", () -> new Candidate.ItemNeighbours(neighbours()));
    candidates.put(
        "user-neighbours",
        () -> alone(new Ingredient.UserNeighbours(new UserNeighbourSettings(100, .3, 1))));
    candidates.put("als", () -> new Candidate.Als(AlsSettings.DEFAULT, SEED));
    if (protocol.equals(RankingProtocol.SEQUENCE)) {
      candidates.put("transitions", () -> new Candidate.Transitions(TransitionSettings.DEFAULT));
      candidates.put("sasrec", () -> new Candidate.SasRec(SasRecSettings.DEFAULT, SEED));
    }
    candidates.put(
        AUTO, () -> protocol.choose(unjudged(), AUTO, SEED, workers, Progress.NONE).candidate());
    return candidates;
  }

  /// The data without what is judged, so that nothing is chosen by it.
  private RankingData unjudged() {
    return new RankingData(data.train(), List.of(), List.of(), List.of());
  }

  private ItemNeighbourSettings neighbours() {
    return protocol.equals(RankingProtocol.SEQUENCE)
        ? ItemNeighbourSettings.DEFAULT
        : new ItemNeighbourSettings(
            400, 0, -.2, 1, .5, Double.POSITIVE_INFINITY, .002, RelationWeights.DEFAULT);
  }

  private static Candidate alone(Ingredient ingredient) {
    var shares = new ActivityShares(List.of(), List.of(List.of(1.0)));
    return new Candidate.Blend(new BlendSettings(List.of(ingredient), shares), SEED);
  }

  private static double estimate(EvaluationResult result, String metric) {
    return Objects.requireNonNull(result.metrics().metrics().get(metric)).estimate();
  }

  private static double shown(EvaluationResult result, List<String> pushed) {
    Set<String> items = new HashSet<>(pushed);
    List<UserItems> lists = result.lists();
    long hit =
        lists.stream().filter(list -> list.items().stream().anyMatch(items::contains)).count();
    return (double) hit / lists.size();
  }
}
