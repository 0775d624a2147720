package io.shopkeeper.recommend.nextbasket;

import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourTrainer;
import io.shopkeeper.recommend.itemtable.ItemTable;
import java.util.HashMap;
import java.util.Map;

/// What models of the same baskets are made of, each part learnt once however many settings share
/// it: a search costs little more than its questions. For one thread.
public final class NextBasketParts {

  /// Favours popular neighbours, as a table of all that was ever bought together should: what is
  /// rare says little of one next visit.
  private static final ItemNeighbourSettings ALONGSIDE =
      new ItemNeighbourSettings(
          300, 0, -.3, 1, .5, Double.POSITIVE_INFINITY, 0, RelationWeights.DEFAULT);

  /// Everybody's mean share of each item, and in how many customers' baskets it was.
  record Popularity(double[] share, int[] customers) {}

  private final BasketData data;
  private final Workers workers;
  private final ItemTable neighbours;
  private final Map<Double, RepurchaseRates> rates = new HashMap<>();
  private final Map<Double, ItemTable> followers = new HashMap<>();
  private final Map<Double, Popularity> popularities = new HashMap<>();

  public NextBasketParts(BasketData data, Workers workers) {
    this.data = data;
    this.workers = workers;
    this.neighbours = new ItemNeighbourTrainer(ALONGSIDE).table(behaviour(data), workers);
  }

  /// The heap that parts take at their peak, tables for so many decays among them.
  public static long bytes(Extent extent, int decays, int workers) {
    long perItem = Integer.BYTES + 2L * Double.BYTES;
    return new ItemNeighbourTrainer(ALONGSIDE).bytes(extent, workers)
        + decays * (extent.table(FollowerTrainer.FOLLOWERS) + perItem * extent.items())
        + extent.tableInMaking(FollowerTrainer.FOLLOWERS)
        + 2 * Integer.BYTES * extent.interactions()
        + extent.accumulators(3, workers);
  }

  BasketData data() {
    return data;
  }

  RepurchaseRates rates(double prior) {
    return rates.computeIfAbsent(
        prior, of -> RepurchaseRates.learn(data.customers(), data.products().size(), of));
  }

  ItemTable followers(double decay) {
    return followers.computeIfAbsent(decay, of -> new FollowerTrainer(of).table(data, workers));
  }

  ItemTable neighbours() {
    return neighbours;
  }

  Popularity popularity(double decay) {
    return popularities.computeIfAbsent(decay, this::countPopularity);
  }

  private Popularity countPopularity(double decay) {
    int items = data.products().size();
    double[] share = new double[items];
    int[] customers = new int[items];
    var past = new Habits(items, decay);
    for (BasketHistory customer : data.customers()) {
      past.take(customer);
      for (int entry = 0; entry < past.size(); entry++) {
        int item = past.item(entry);
        share[item] += past.share(item) / data.customers().size();
        customers[item]++;
      }
    }
    return new Popularity(share, customers);
  }

  private static Behaviour behaviour(BasketData data) {
    Behaviour.Builder rows = Behaviour.builder(data.products());
    var past = new Habits(data.products().size(), 1);
    for (BasketHistory customer : data.customers()) {
      rows.visit();
      past.take(customer);
      for (int entry = 0; entry < past.size(); entry++) {
        int item = past.item(entry);
        rows.add(Interaction.purchase(item, past.times(item), past.baskets() - past.gap(item)));
      }
    }
    return rows.build();
  }
}
