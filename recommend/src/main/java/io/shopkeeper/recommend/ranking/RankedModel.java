package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.Shortlist;
import io.shopkeeper.recommend.ranking.RankingReasons.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// What another model finds, put in order by a learned ranker: `R = g(P, A, D, C)`, served.
///
/// Visitors of whom nothing is known get what the other model gives them. A score is the ranker's,
/// less that of the last candidate, so that none is negative. About a microsecond a candidate and
/// tree in a hundred.
///
/// @param findings what is put in order
/// @param ranking how
/// @param learned the ranker with what it has learned by
public record RankedModel(Findings findings, Ranking ranking, LearnedRanker learned)
    implements RecommenderModel {
  /// Candidates that behaviour finds.
  public static final int DEPTH = 500;

  public static RankedModel of(Findings findings, LearnedRanker learned) {
    return new RankedModel(findings, Ranking.of(findings.kindred().features(), learned), learned);
  }

  @Override
  public ProductIndex products() {
    return findings.products();
  }

  /// Candidates with what the ranking makes of them.
  public RankedCandidates candidates(History history, IntPredicate admissible, int count) {
    return ranking.rank(history, findings.rank(history, admissible, Math.max(count, DEPTH)));
  }

  @Override
  public int[] rank(History history, IntPredicate admissible, int count) {
    return history.size() == 0
        ? findings.rank(history, admissible, count)
        : candidates(history, admissible, count).best(count);
  }

  @Override
  public List<Recommendation> recommend(History history, IntPredicate admissible, int count) {
    if (history.size() == 0) {
      return findings.recommend(history, admissible, count);
    }
    // Contributions add up to the score but for the last digits, by which two may change places.
    return shortlist(history, admissible, count).explained();
  }

  @Override
  public Shortlist shortlist(History history, IntPredicate admissible, int count) {
    if (history.size() == 0) {
      return Shortlist.of(findings.recommend(history, admissible, count));
    }
    RankedCandidates candidates = candidates(history, admissible, count);
    double least = Arrays.stream(candidates.scores()).min().orElse(0);
    var grounds = new Grounds(ranking, history, candidates);
    int[] places = IntStream.of(candidates.order()).limit(count).toArray();
    Chance chance = learned.chance();
    double[] margins = chance == null ? new double[0] : Chance.margins(candidates.scores());
    return Shortlist.personal(
        products(),
        IntStream.of(places).map(place -> candidates.items()[place]).toArray(),
        IntStream.of(places).mapToDouble(place -> candidates.scores()[place] - least).toArray(),
        at ->
            recommendation(grounds, places[at], least)
                .withProbability(chance == null ? Double.NaN : chance.of(margins[places[at]])));
  }

  /// The probability of each candidate, empty where none is told.
  ///
  /// @param scores of all candidates of one customer
  public double[] chances(double[] scores) {
    Chance chance = learned.chance();
    return chance == null
        ? new double[0]
        : Arrays.stream(Chance.margins(scores)).map(chance::of).toArray();
  }

  @Override
  public int depth() {
    return DEPTH;
  }

  private Recommendation recommendation(Grounds grounds, int place, double least) {
    RankingReasons because = ranking.reasons(grounds.candidates(), place);
    List<Topic> topics = because.topics();
    List<Reason> reasons = new ArrayList<>();
    double neutral = because.neutral() - least;
    reasons.add(
        new Reason.Weighed(Reason.Weighed.NEUTRAL, "", null, "", Double.NaN, neutral, neutral));
    double others = 0;
    int folded = 0;
    for (Topic topic : topics) {
      if (!Double.isNaN(topic.without())) {
        reasons.add(grounds.reason(place, topic));
      } else if (topic.contribution() != 0) {
        others += topic.contribution();
        folded++;
      }
    }
    if (folded > 0) {
      reasons.add(new Reason.Others(folded, others));
    }
    reasons.sort(Reason.GREATEST_FIRST);
    return Recommendation.of(products().id(grounds.candidates().items()[place]), reasons);
  }

  /// What goes with an item by behaviour; where nothing is known, what is most like it.
  @Override
  public List<Recommendation> similar(int item, IntPredicate admissible, int count) {
    return findings.similar(item, admissible, count);
  }
}
