package io.shopkeeper.serve.figures;

import io.shopkeeper.serve.figures.SalesFigures.Funnel;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;

/// How far visits came, counted on from the visits that went on since, which gives what counting
/// all of them would.
record Funnels(Store store) implements Counted.Count<Period, Funnel> {

  @Override
  public Funnel all(Period period, long head) {
    return ask(
        Query.of(
            Funnels.class,
            "funnel.sql",
            period.start(store.shop()),
            period.end(store.shop()),
            head));
  }

  @Override
  public Funnel further(Period period, Funnel before, long since, long head) {
    return plus(
        before,
        ask(
            Query.of(
                Funnels.class,
                "funnel-since.sql",
                period.start(store.shop()),
                period.end(store.shop()),
                since,
                head)));
  }

  private Funnel ask(Query query) {
    return store
        .facts()
        .list(
            query,
            row -> new Funnel(row.integer(0), row.integer(1), row.integer(2), row.integer(3)))
        .getFirst();
  }

  private static Funnel plus(Funnel a, Funnel b) {
    return new Funnel(
        a.visits() + b.visits(),
        a.looked() + b.looked(),
        a.carted() + b.carted(),
        a.ordered() + b.ordered());
  }
}
