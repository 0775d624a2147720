package io.shopkeeper.serve.figures;

import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import java.util.function.LongSupplier;

/// The sequence of the last purchase or refund, found by reading only what came since it was asked
/// last: what was sold need not be counted again because somebody looked at a product. Safe for any
/// number of threads.
final class LastSale implements LongSupplier {
  private final Store store;
  private long read;
  private long found;

  LastSale(Store store) {
    this.store = store;
  }

  @Override
  public synchronized long getAsLong() {
    long head = store.log().head();
    if (head > read) {
      found =
          Math.max(
              found,
              store
                  .facts()
                  .list(Query.of(LastSale.class, "last-sale.sql", read), row -> row.integer(0))
                  .getFirst());
      read = head;
    }
    return found;
  }
}
