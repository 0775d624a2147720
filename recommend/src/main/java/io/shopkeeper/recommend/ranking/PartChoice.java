package io.shopkeeper.recommend.ranking;

import io.shopkeeper.numeric.boosting.RankedLists;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Which parts of `g(P, A, D, C)` a ranker hears: as long as lists that it did not learn from are
/// in clearly better order without one of them, that part is left out. Where few lists teach and
/// much is known of products, trees learn what is known by heart.
///
/// @param taught lists that rankers learn from, by all features
/// @param judged lists that tell which is better
public record PartChoice(
    RankerTrainer trainer, RankedLists taught, RankedLists judged, List<Feature> features) {
  /// In nDCG, as a share; smaller gains were seen to fit the judging lists alone.
  private static final double LEAST_GAIN = .005;

  public PartChoice {
    features = List.copyOf(features);
  }

  /// What is heard.
  ///
  /// @param used places of its features
  /// @param quality in nDCG of the judging lists
  /// @param lacking by part, the ranker that has to do without it
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Heard(Ranker ranker, int[] used, double quality, Map<Part, Lacking> lacking) {}

  /// A ranker without a part.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Lacking(Ranker ranker, int[] used, double quality) {}

  /// The best ranker by the parts that make it better, behaviour always.
  public Heard choose() {
    int[] used = IntStream.range(0, features.size()).toArray();
    Ranker best = trainer.best(taught, judged);
    double quality = trainer.quality(best, judged);
    while (true) {
      Map<Part, Lacking> lacking = lacking(best, used);
      Lacking better = null;
      for (Map.Entry<Part, Lacking> one : lacking.entrySet()) {
        if (one.getKey() != Part.BEHAVIOUR
            && one.getValue().quality() > quality * (1 + LEAST_GAIN)
            && (better == null || one.getValue().quality() > better.quality())) {
          better = one.getValue();
        }
      }
      if (better == null) {
        return new Heard(best, used, quality, lacking);
      }
      best = better.ranker();
      used = better.used();
      quality = better.quality();
    }
  }

  /// The same kind of ranker without each of the parts it hears.
  private Map<Part, Lacking> lacking(Ranker best, int[] used) {
    Map<Part, Lacking> lacking = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      int[] others = IntStream.of(used).filter(f -> features.get(f).part() != part).toArray();
      if (others.length < used.length && others.length > 0) {
        RankedLists judging = judged.withColumns(others);
        Ranker ranker = trainer.like(best, taught.withColumns(others), judging);
        lacking.put(part, new Lacking(ranker, others, trainer.quality(ranker, judging)));
      }
    }
    return lacking;
  }
}
