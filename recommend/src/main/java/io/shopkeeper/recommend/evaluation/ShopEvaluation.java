package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.training.BehaviourReader;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import io.shopkeeper.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Measures recommenders on the shop's own events, split by time: trained on what came before a
/// moment, judged by what the same customers then bought for the first time.
///
/// Customers who were not known before the moment are not judged: everybody gets the popular
/// products there.
public final class ShopEvaluation {

  private static final double TEST_SHARE = .2;
  private static final List<Integer> CUTOFFS = List.of(10, 20);

  private record Later(CustomerId customer, ProductId product) {}

  private final Behaviour before;
  private final List<CustomerId> customers = new ArrayList<>();
  private final List<History> histories = new ArrayList<>();
  private final List<int[]> relevant = new ArrayList<>();

  private ShopEvaluation(Behaviour before) {
    this.before = before;
  }

  /// The result of every model, the last being the one that serves; none where the shop has too few
  /// orders to split.
  public static List<EvaluationResult> run(
      Store store, Seed seed, Workers workers, Progress progress) {
    Facts facts = store.facts();
    progress.at("splitting by time", 0, 1);
    List<Instant> cut =
        facts.list(Query.of(ShopEvaluation.class, "cut.sql", TEST_SHARE), ShopEvaluation::moment);
    if (cut.getFirst().equals(Instant.MIN)) {
      return List.of();
    }
    var evaluation =
        new ShopEvaluation(BehaviourReader.read(facts, store.log().head(), cut.getFirst()));
    facts
        .list(
            Query.of(ShopEvaluation.class, "later.sql", cut.getFirst()),
            row -> new Later(new CustomerId(row.text(0)), new ProductId(row.text(1))))
        .stream()
        .collect(
            Collectors.groupingBy(
                later -> later.customer.value(), TreeMap::new, Collectors.toList()))
        .values()
        .forEach(evaluation::judge);
    var candidates =
        List.of(
            new Candidate.Popularity(PopularitySettings.DEFAULT),
            new Candidate.ItemNeighbours(ItemNeighbourSettings.DEFAULT));
    var results = new ArrayList<EvaluationResult>();
    for (Candidate candidate : candidates) {
      progress.at("measuring " + candidate.model(), results.size(), candidates.size());
      results.add(evaluation.of(candidate, Bootstrap.of(seed), workers));
    }
    return results;
  }

  private static Instant moment(Row row) {
    Instant moment = row.instantOrNull(0);
    return moment == null ? Instant.MIN : moment;
  }

  /// Takes in what one customer bought after the moment, if they were known before it.
  private void judge(List<Later> bought) {
    CustomerId customer = bought.getFirst().customer;
    int row = before.row(customer);
    if (row < 0) {
      return;
    }
    History history = History.of(before.row(row));
    int[] items =
        IntStream.range(0, bought.size())
            .map(i -> number(bought.get(i).product, i))
            .filter(item -> !history.owns(item))
            .toArray();
    customers.add(customer);
    histories.add(history);
    relevant.add(items);
  }

  /// A product nobody had to do with before the moment gets a number beyond all others: it counts
  /// as missed.
  private int number(ProductId product, int place) {
    int item = before.products().item(product);
    return item >= 0 ? item : before.products().size() + place;
  }

  private EvaluationResult of(Candidate candidate, Bootstrap bootstrap, Workers workers) {
    int[][] lists =
        new BatchRanking(false, CUTOFFS.getLast(), workers)
            .rank(candidate.train(before, workers), histories);
    var named = new ArrayList<UserItems>();
    for (int i = 0; i < lists.length; i++) {
      named.add(
          new UserItems(
              customers.get(i).value(),
              Arrays.stream(lists[i])
                  .mapToObj(item -> before.products().id(item).value())
                  .toList()));
    }
    return new EvaluationResult(
        "recommend",
        candidate,
        RankingMetrics.of(
            lists, relevant.toArray(int[][]::new), before.products().size(), CUTOFFS, bootstrap),
        0,
        named);
  }
}
