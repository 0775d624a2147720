package io.shopkeeper.ingest;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.List;
import java.util.Set;

/// Sales that earlier loads brought, which a cancellation may mean as well, less what earlier
/// cancellations took. So a cancellation matches the same sale whichever exports overlap.
final class EarlierSales {
  private final Facts facts;

  EarlierSales(Facts facts) {
    this.facts = facts;
  }

  /// @param customers those who cancel in this load
  /// @param invoices of this load, which speak for themselves
  void addTo(Cancellations cancellations, List<String> customers, Set<String> invoices) {
    facts.scan(
        Query.of(EarlierSales.class, "earlier-sales.sql", customers),
        batch -> {
          for (int i = 0; i < batch.rows(); i++) {
            String order = batch.texts(0)[i];
            if (order.length() <= InvoiceLines.MAX_NUMBER && !invoices.contains(order)) {
              cancellations.sale(
                  batch.texts(1)[i],
                  batch.texts(2)[i],
                  order,
                  batch.longs(3)[i],
                  batch.longs(4)[i],
                  (int) batch.longs(5)[i]);
            }
          }
        });
    facts.scan(
        Query.of(EarlierSales.class, "earlier-refunds.sql", customers),
        batch -> {
          for (int i = 0; i < batch.rows(); i++) {
            if (!invoices.contains(batch.texts(0)[i])) {
              cancellations.take(
                  batch.texts(2)[i],
                  batch.texts(3)[i],
                  batch.texts(1)[i],
                  batch.longs(4)[i],
                  (int) batch.longs(5)[i]);
            }
          }
        });
  }
}
