package io.shopkeeper.recommend.training;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.RankedLists;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.evaluation.Candidate;
import io.shopkeeper.recommend.evaluation.RankedTrainer;
import io.shopkeeper.recommend.ranking.Chance;
import io.shopkeeper.recommend.ranking.Feature;
import io.shopkeeper.recommend.ranking.Findings;
import io.shopkeeper.recommend.ranking.KnownProducts;
import io.shopkeeper.recommend.ranking.LearnedRanker;
import io.shopkeeper.recommend.ranking.Lessons;
import io.shopkeeper.recommend.ranking.PartChoice;
import io.shopkeeper.recommend.ranking.RankedModel;
import io.shopkeeper.recommend.ranking.Ranker;
import io.shopkeeper.recommend.ranking.RankerTrainer;
import io.shopkeeper.recommend.ranking.Ranking;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Learns in which order customers of slices of time bought what a model had found for them.
///
/// All that is known of them and of products is from before their slice. Of the last slice one
/// customer in four tells when to stop, which ranker is the better and which parts it hears, all
/// others teach; it then learns again from all.
///
/// @param slice that comes last
/// @param earlier those before it
record RankerFitting(
    TimeSlice slice, Supplier<Stream<TimeSlice>> earlier, Seed seed, Workers workers) {
  /// Of one slice, where not too much is known of products.
  private static final int MOST_LISTS = 1_000;

  /// What is held at once: lists of three slices and those that judge, each with the copy of it
  /// that is made when they are put together.
  private static final int HELD = 2 * 4;

  /// Candidates in a list to learn from.
  private static final int LENGTH = 150;

  /// Fewer lists teach chance.
  private static final int LEAST_LISTS = 30;

  private static final int PARTS = 4;

  /// @throws RecommendException with code `NOTHING_TO_LEARN` where fewer than 30 customers bought
  ///   one of their candidates
  Candidate.Ranked fit(Candidate candidate, KnownProducts known) {
    Lessons last = lessons(candidate, known, slice);
    RankedLists judged = lists(last, slice, customer -> customer % PARTS == 0);
    RankedLists taught = lists(last, slice, customer -> customer % PARTS != 0);
    List<String> features = last.names();
    for (TimeSlice before : earlier.get().toList()) {
      Lessons lessons = lessons(candidate, known, before);
      RankedLists more = lists(lessons, before, _ -> true);
      taught = taught.and(more.withColumns(columns(features, lessons.names())));
    }
    if (taught.count() < LEAST_LISTS || judged.count() == 0) {
      throw new RecommendException(
          RecommendException.Code.NOTHING_TO_LEARN,
          "%d customers bought one of their candidates: %d are needed to learn an order"
              .formatted(taught.count() + judged.count(), LEAST_LISTS * PARTS / (PARTS - 1)));
    }
    var trainer = new RankerTrainer(seed, workers);
    List<Feature> all = last.features().features();
    PartChoice.Heard heard = new PartChoice(trainer, taught, judged, all).choose();
    Ranker ranker = trainer.again(heard.ranker(), taught.and(judged).withColumns(heard.used()));
    return new Candidate.Ranked(
        candidate,
        new LearnedRanker(
            ranker,
            IntStream.of(heard.used()).mapToObj(all::get).toList(),
            chance(last, new Ranking(last.features(), heard.ranker(), heard.used()))),
        known);
  }

  /// What the scores of customers who did not teach the ranking say of what they bought, also of
  /// those who bought none of their candidates.
  private @Nullable Chance chance(Lessons lessons, Ranking ranking) {
    int[] customers = IntStream.range(0, slice.size()).filter(c -> c % PARTS == 0).toArray();
    double[][] margins = new double[Math.min(customers.length, MOST_LISTS)][];
    boolean[][] bought = new boolean[margins.length][];
    workers.forEach(
        margins.length,
        1,
        () ->
            of -> {
              History history = slice.histories().get(customers[of]);
              int[] relevant = slice.relevant().get(customers[of]);
              int[] items = lessons.candidates(history);
              margins[of] = Chance.margins(ranking.rank(history, items).scores());
              bought[of] = new boolean[items.length];
              for (int place = 0; place < items.length; place++) {
                int item = items[place];
                bought[of][place] = IntStream.of(relevant).anyMatch(one -> one == item);
              }
            });
    double[] all = Arrays.stream(margins).flatMapToDouble(Arrays::stream).toArray();
    boolean[] happened = new boolean[all.length];
    int at = 0;
    for (boolean[] of : bought) {
      System.arraycopy(of, 0, happened, at, of.length);
      at += of.length;
    }
    return Chance.fit(all, happened, workers).orElse(null);
  }

  private Lessons lessons(Candidate candidate, KnownProducts known, TimeSlice at) {
    Findings findings = new RankedTrainer(candidate, known, workers).findings(at.before());
    return new Lessons(findings::rank, findings.kindred().features(), RankedModel.DEPTH, false);
  }

  /// Lists of some of a slice's customers: no more than all that is held has room for.
  RankedLists lists(Lessons lessons, TimeSlice at, IntPredicate customers) {
    List<Lessons.Example> examples =
        IntStream.range(0, at.size())
            .filter(customers)
            .mapToObj(customer ->
                new Lessons.Example(at.histories().get(customer), at.relevant().get(customer)))
            .toList();
    int most = Math.max(1, lessons.affordable(HELD * MOST_LISTS, LENGTH) / HELD);
    return lessons.lists(examples, most, LENGTH, seed, workers);
  }

  private static int[] columns(List<String> wanted, List<String> there) {
    return wanted.stream().mapToInt(there::indexOf).toArray();
  }
}
