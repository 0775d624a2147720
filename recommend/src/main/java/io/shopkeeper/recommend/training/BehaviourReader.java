package io.shopkeeper.recommend.training;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.Memory;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.store.ColumnReader;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.util.ArrayList;

/// Reads what all visitors did from a shop's events, grouped by the database. For one read.
public final class BehaviourReader implements ColumnReader {

  /// Later than any event may be.
  public static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

  private final Memory memory = Memory.besideServing();
  private final ProductIndex products;
  private final Behaviour.Builder rows;
  private String visitor = "";
  private boolean named = true;
  private long read;

  private BehaviourReader(ProductIndex products) {
    this.products = products;
    this.rows = Behaviour.builder(products);
  }

  /// Everything up to an event of the log that happened before a moment, in an order that depends
  /// on the events alone, with what the catalogue says of the products now.
  public static Behaviour read(Facts facts, long sequence, Instant before) {
    var ids = new ArrayList<ProductId>();
    facts.scan(
        Query.of(BehaviourReader.class, "products.sql", sequence, before),
        batch -> {
          String[] texts = batch.texts(0);
          for (int row = 0; row < batch.rows(); row++) {
            ids.add(new ProductId(texts[row]));
          }
        });
    ProductIndex products = ProductIndex.of(ids);
    var reader = new BehaviourReader(products);
    facts.scan(
        Query.of(BehaviourReader.class, "behaviour.sql", sequence, before, sequence, before),
        reader);
    return reader.rows.build().withAttributes(AttributesReader.read(facts, products));
  }

  /// Takes one batch over; called by the store.
  @Override
  public void read(Columns batch) {
    String[] customers = batch.texts(0);
    String[] visits = batch.texts(1);
    String[] ids = batch.texts(2);
    long[] viewed = batch.longs(3);
    long[] carted = batch.longs(4);
    long[] bought = batch.longs(5);
    long[] kept = batch.longs(6);
    long[] times = batch.longs(7);
    read += batch.rows();
    memory.require(
        "reading what visitors did", new Extent(0, 0, products.size(), read, 0, 0).read());
    for (int row = 0; row < batch.rows(); row++) {
      startRow(customers[row], visits[row]);
      rows.add(
          new Interaction(
              products.item(new ProductId(ids[row])),
              viewed[row] == 1,
              carted[row] == 1,
              bought[row] == 1,
              (int) kept[row],
              times[row]));
    }
  }

  private void startRow(String customer, String visit) {
    if (!customer.isEmpty()) {
      if (!customer.equals(visitor)) {
        rows.customer(new CustomerId(customer));
        visitor = customer;
      }
    } else if (named || !visit.equals(visitor)) {
      rows.visit();
      visitor = visit;
      named = false;
    }
  }
}
