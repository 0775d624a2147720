package io.shopkeeper.recommend.training;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.RankedLists;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.evaluation.Candidate;
import io.shopkeeper.recommend.evaluation.RankedTrainer;
import io.shopkeeper.recommend.ranking.Findings;
import io.shopkeeper.recommend.ranking.KnownProducts;
import io.shopkeeper.recommend.ranking.LearnedRanker;
import io.shopkeeper.recommend.ranking.Lessons;
import io.shopkeeper.recommend.ranking.RankedModel;
import io.shopkeeper.recommend.ranking.Ranker;
import io.shopkeeper.recommend.ranking.RankerTrainer;
import io.shopkeeper.recommend.ranking.RankingFeatures;
import java.util.ArrayList;
import java.util.List;

/// Learns in which order customers of a slice of time bought what a model had found for them.
///
/// All that is known of them and of products is from before the slice. Three in four customers
/// teach, the others tell when to stop and which ranker is the better; it then learns again from
/// all.
record RankerFitting(TimeSlice slice, Seed seed, Workers workers) {
  private static final int MOST_LISTS = 3_000;

  /// Candidates in a list to learn from.
  private static final int LENGTH = 150;

  /// Fewer lists teach chance.
  private static final int LEAST_LISTS = 30;

  private static final int PARTS = 4;

  /// @throws RecommendException with code `NOTHING_TO_LEARN` where fewer than 30 customers bought
  ///   one of their candidates
  Candidate.Ranked fit(Candidate candidate, KnownProducts known) {
    Findings findings = new RankedTrainer(candidate, known, workers).findings(slice.before());
    RankingFeatures features = findings.kindred().features();
    var lessons = new Lessons(findings::rank, features, RankedModel.DEPTH, false);
    RankedLists taught = lists(lessons, false);
    RankedLists judged = lists(lessons, true);
    if (taught.count() < LEAST_LISTS || judged.count() == 0) {
      throw new RecommendException(
          RecommendException.Code.NOTHING_TO_LEARN,
          "%d customers bought one of their candidates: %d are needed to learn an order"
              .formatted(taught.count() + judged.count(), LEAST_LISTS * PARTS / (PARTS - 1)));
    }
    var trainer = new RankerTrainer(seed, workers);
    Ranker best = trainer.best(taught, judged);
    LearnedRanker.Chance chance = trainer.chance(best, judged);
    return new Candidate.Ranked(
        candidate,
        new LearnedRanker(trainer.again(best, taught.and(judged)), features.features(), chance),
        known);
  }

  private RankedLists lists(Lessons lessons, boolean judging) {
    List<Lessons.Example> examples = new ArrayList<>();
    for (int customer = 0; customer < slice.size(); customer++) {
      if ((customer % PARTS == 0) == judging) {
        examples.add(
            new Lessons.Example(slice.histories().get(customer), slice.relevant().get(customer)));
      }
    }
    return lessons.lists(examples, MOST_LISTS, LENGTH, seed, workers);
  }
}
