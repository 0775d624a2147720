package io.shopkeeper.profile.foresight;

import io.shopkeeper.profile.repurchase.SaleLog;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;

/// Reads what a shop sold and took back.
final class ShopSales {
  private ShopSales() {}

  /// Sales to those who did not refuse personalisation, merged customers under one id.
  ///
  /// @param until later sales are not read: clocks may be wrong
  static SaleLog read(Facts facts, Instant until) {
    var writer = new SaleLog.Writer();
    facts.scan(
        Query.of(ShopSales.class, "sales.sql", until),
        batch -> {
          String[] customers = batch.texts(0);
          long[] days = batch.longs(1);
          long[] hours = batch.longs(2);
          String[] products = batch.texts(3);
          double[] quantities = batch.doubles(4);
          double[] minor = batch.doubles(5);
          for (int i = 0; i < batch.rows(); i++) {
            writer.add(
                customers[i],
                (int) days[i],
                (int) hours[i],
                products[i],
                (float) quantities[i],
                minor[i],
                "");
          }
        });
    return writer.log();
  }
}
