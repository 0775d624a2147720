package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.RankedLists;
import io.shopkeeper.recommend.ranking.Feature;
import io.shopkeeper.recommend.ranking.Lessons;
import io.shopkeeper.recommend.ranking.PartChoice;
import io.shopkeeper.recommend.ranking.Ranker;
import io.shopkeeper.recommend.ranking.RankerTrainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Fits rankers to what some users took next and judges them by what others took.
///
/// @param learned lists of those learned from, all features
/// @param judged lists of the others who took a candidate
record RankerChoice(RankedLists learned, RankedLists judged, RankerTrainer trainer) {
  private static final double LEARN = .6;

  /// @param most lists to learn from
  /// @param length of a list
  static RankerChoice of(PointInTime then, int most, int length, Seed seed, Workers workers) {
    List<Integer> users = new ArrayList<>(IntStream.range(0, then.size()).boxed().toList());
    Collections.shuffle(users, seed.generator("who teaches the ranker"));
    int cut = (int) (LEARN * users.size());
    return new RankerChoice(
        lists(then, users.subList(0, cut), most, length, seed, workers),
        lists(then, users.subList(cut, users.size()), most, Integer.MAX_VALUE, seed, workers),
        new RankerTrainer(seed, workers));
  }

  private static RankedLists lists(
      PointInTime then, List<Integer> users, int most, int length, Seed seed, Workers workers) {
    List<Lessons.Example> examples = users.stream().map(then::example).toList();
    return then.lessons()
        .lists(examples, then.lessons().affordable(most, length), length, seed, workers);
  }

  /// The same of the order in which candidates were found.
  double qualityAsFound() {
    return trainer.qualityAsFound(judged);
  }

  /// The best ranker by those parts of the features that make it better.
  PartChoice.Heard best(List<Feature> features) {
    return new PartChoice(trainer, learned, judged, features).choose();
  }

  /// The best of all rankers that can be learned, by all features.
  Ranker best() {
    return trainer.best(learned, judged);
  }

  /// Mean nDCG of a ranker of all features by the users it did not learn from who took a candidate.
  double quality(Ranker ranker) {
    return trainer.quality(ranker, judged);
  }

  /// What was chosen, learned again from all users.
  Ranker whole(Ranker chosen, int[] used) {
    return trainer.again(chosen, learned.withColumns(used).and(judged.withColumns(used)));
  }
}
