package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.RankedLists;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.ranking.Lessons;
import io.shopkeeper.recommend.ranking.ProductTraits;
import io.shopkeeper.recommend.ranking.Ranker;
import io.shopkeeper.recommend.ranking.RankerTrainer;
import io.shopkeeper.recommend.ranking.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/// `evaluate cold`: whether products that nobody had to do with are shown to the right people.
///
/// A fifth of the products is taken out of everything that is learned from; test are those of them
/// in the last fifth of every sequence. How to rank new products is learned by making others new:
/// in each of three rounds a fifth of the products left is taken out in the same way, and who took
/// which of them later teaches. Three in five customers teach, by the others a ranker is chosen.
public record ColdProtocol(Seed seed, Workers workers, Progress progress) {
  private static final double COLD = .2;
  private static final double LATER = .2;
  private static final int ROUNDS = 3;
  private static final int MOST_LISTS = 2_500;

  /// Products in a list to learn from.
  private static final int LENGTH = 200;

  private static final double LEARN = .6;

  /// @param sequences each user's items in time order
  /// @param catalogue products that there are besides, taken by nobody
  /// @param traits of a product; [ProductTraits#UNKNOWN] where nothing is known
  /// @throws RecommendException with code `NOTHING_TO_LEARN` where nobody took a new product
  public FittedCold fit(
      List<UserItems> sequences, Set<String> catalogue, Function<ProductId, ProductTraits> traits) {
    Set<String> products = new TreeSet<>(catalogue);
    sequences.forEach(user -> products.addAll(user.items()));
    ColdCut cut = ColdCut.of(sequences, products, COLD, LATER, seed);
    products.removeAll(cut.cold());
    List<RankedLists> learned = new ArrayList<>();
    List<RankedLists> judged = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      progress.at("making products new", round, ROUNDS);
      ColdCut lesson =
          ColdCut.of(cut.train(), products, COLD, LATER, seed.derive("round " + round));
      ColdMoment moment = ColdMoment.of(lesson, traits);
      learned.add(lists(moment, true));
      judged.add(lists(moment, false));
    }
    RankedLists teaching = joined(learned);
    RankedLists judging = joined(judged);
    if (teaching.count() == 0 || judging.count() == 0) {
      throw new RecommendException(
          RecommendException.Code.NOTHING_TO_LEARN,
          "nobody took a product that had been made new: there is no order to learn");
    }
    progress.at("fitting rankers", 1, 3);
    int[] all = IntStream.range(0, teaching.columns().count()).toArray();
    var choice = new RankerChoice(teaching, judging, new RankerTrainer(seed, workers));
    Ranker chosen = choice.best();
    double gain = choice.quality(chosen) / choice.qualityAsFound() - 1;
    ColdMoment now = ColdMoment.of(cut, traits);
    return new FittedCold(
        new ColdChoice(chosen, teaching.count(), gain),
        now,
        Ranking.of(now.source().features(), choice.whole(chosen, all)),
        seed,
        workers);
  }

  private RankedLists lists(ColdMoment moment, boolean teach) {
    List<Lessons.Example> examples =
        IntStream.range(0, moment.size())
            .filter(user -> teaches(moment.users().get(user).user()) == teach)
            .mapToObj(moment::example)
            .toList();
    Lessons lessons = moment.lessons();
    int length = teach ? LENGTH : Integer.MAX_VALUE;
    int most = lessons.affordable(MOST_LISTS * ROUNDS, length) / ROUNDS;
    return lessons.lists(examples, Math.max(1, most), length, seed, workers);
  }

  /// The same in every round, so that nobody judges what was learned from them.
  private boolean teaches(String user) {
    return seed.generator("teaches " + user).nextDouble() < LEARN;
  }

  private static RankedLists joined(List<RankedLists> lists) {
    return lists.stream().reduce(RankedLists::and).orElseThrow();
  }
}
