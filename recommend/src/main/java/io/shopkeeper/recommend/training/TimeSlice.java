package io.shopkeeper.recommend.training;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.evaluation.BatchRanking;
import io.shopkeeper.recommend.evaluation.RankingMetrics;
import io.shopkeeper.recommend.ranking.RankedCandidates;
import io.shopkeeper.recommend.ranking.RankedModel;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A shop's own events parted by time: what models learn from is what came before a moment, and
/// they are judged by what the same customers then bought for the first time, up to a later one.
///
/// Customers who were not known before the moment are not judged: everybody gets the popular
/// products there.
///
/// @param histories of the judged customers before the moment
/// @param relevant what each of them then bought; products that nobody had to do with before have
///   numbers beyond all others: they count as missed
record TimeSlice(Behaviour before, List<History> histories, List<int[]> relevant) {

  /// Of ten products shown, how many are bought by what is told of them, and how many were.
  static final String TOLD = "told to be bought@10";

  static final String BOUGHT = "bought@10";

  private static final List<Integer> CUTOFFS = List.of(Trial.CUTOFF);

  private record Later(CustomerId customer, ProductId product) {}

  /// The slice between two shares of all order lines, as .8 and 1; empty for a shop without any
  /// before it.
  static Optional<TimeSlice> between(Facts facts, long sequence, double from, double to) {
    Optional<Instant> start = moment(facts, from);
    if (start.isEmpty()) {
      return Optional.empty();
    }
    Instant end = to < 1 ? moment(facts, to).orElseThrow() : BehaviourReader.END_OF_TIME;
    Behaviour before = BehaviourReader.read(facts, sequence, start.get());
    var slice = new TimeSlice(before, new ArrayList<>(), new ArrayList<>());
    facts
        .list(
            Query.of(TimeSlice.class, "later.sql", start.get(), end),
            row -> new Later(new CustomerId(row.text(0)), new ProductId(row.text(1))))
        .stream()
        .collect(Collectors.groupingBy(Later::customer, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(slice::judge);
    return Optional.of(slice);
  }

  private static Optional<Instant> moment(Facts facts, double share) {
    return facts
        .list(
            Query.of(TimeSlice.class, "cut.sql", share),
            row -> Optional.ofNullable(row.instantOrNull(0)))
        .getFirst();
  }

  /// Takes in what one customer bought after the moment, if they were known before it.
  private void judge(List<Later> bought) {
    int row = before.row(bought.getFirst().customer());
    if (row < 0) {
      return;
    }
    History history = History.of(before.row(row));
    int[] items =
        IntStream.range(0, bought.size())
            .map(place -> number(bought.get(place).product(), place))
            .filter(item -> !history.owns(item))
            .toArray();
    if (items.length > 0) {
      histories.add(history);
      relevant.add(items);
    }
  }

  private int number(ProductId product, int place) {
    int item = before.products().item(product);
    return item >= 0 ? item : before.products().size() + place;
  }

  /// How many customers are judged.
  int size() {
    return histories.size();
  }

  /// The same with one in `step` of the customers, from the `first` on.
  TimeSlice every(int step, int first) {
    int[] kept = IntStream.range(0, size()).filter(customer -> customer % step == first).toArray();
    return new TimeSlice(
        before,
        IntStream.of(kept).mapToObj(histories::get).toList(),
        IntStream.of(kept).mapToObj(relevant::get).toList());
  }

  /// What a model finds, trained on what came before or on a part of it; empty where nobody is
  /// judged.
  MetricReport judge(RecommenderModel model, Bootstrap bootstrap, Workers workers) {
    return RankingMetrics.of(
        lists(model, workers),
        relevant.toArray(int[][]::new),
        before.products().size(),
        CUTOFFS,
        bootstrap);
  }

  /// How many of the ten best of a customer are bought by the probabilities told of them, and how
  /// many were; nothing where none are told.
  MetricReport chances(RankedModel model, Bootstrap bootstrap, Workers workers) {
    double[] told = new double[size()];
    double[] found = new double[size()];
    workers.forEach(
        size(),
        1,
        () ->
            customer -> {
              History history = histories.get(customer);
              RankedCandidates candidates =
                  model.candidates(history, item -> !history.owns(item), Trial.CUTOFF);
              double[] chances = model.chances(candidates.scores());
              IntStream.of(candidates.order())
                  .limit(chances.length == 0 ? 0 : Trial.CUTOFF)
                  .forEach(place -> {
                    int item = candidates.items()[place];
                    told[customer] += chances[place];
                    found[customer] +=
                        IntStream.of(relevant.get(customer)).anyMatch(one -> one == item) ? 1 : 0;
                  });
            });
    var report = new LinkedHashMap<String, Interval>();
    if (size() > 0 && Arrays.stream(told).sum() > 0) {
      List<Interval> means = bootstrap.means(List.of(told, found));
      report.put(TOLD, means.get(0));
      report.put(BOUGHT, means.get(1));
    }
    return new MetricReport(report);
  }

  int[][] lists(RecommenderModel model, Workers workers) {
    return new BatchRanking(false, CUTOFFS.getLast(), workers).rank(model, histories);
  }
}
