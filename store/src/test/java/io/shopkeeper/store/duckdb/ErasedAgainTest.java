package io.shopkeeper.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.store.Backups;
import io.shopkeeper.store.Erased;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.Query;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A customer who was erased stays so, whatever older data say.
class ErasedAgainTest {
  private static final CustomerId HER = new CustomerId("Grete-Unbekannt_4711");
  private static final CustomerId ANOTHER = new CustomerId("another-0815");
  private static final RandomGenerator RANDOM = new Seed(1).generator("salt");

  @TempDir private Path scratch = Path.of("");
  private Path folder = Path.of("");
  private Path archive = Path.of("");

  @BeforeEach
  void aShopAndItsBackup() throws IOException {
    folder = scratch.resolve("shop");
    archive = scratch.resolve("backup.zip");
    try (DuckStore store = open()) {
      give(store, HER, "1");
      give(store, ANOTHER, "1");
      try (Backups.Snapshot snapshot = store.backups().take();
          OutputStream out = Files.newOutputStream(archive)) {
        snapshot.writeTo(out);
      }
    }
  }

  private DuckStore open() {
    return DuckStore.open(folder, Events.SHOP, InstantSource.fixed(Events.NOON));
  }

  private void restore() {
    new Restore(archive, folder, true, Events.NOON).run();
  }

  /// A record, a view, an order and a review of a customer.
  private static void give(DuckStore store, CustomerId customer, String number) {
    var session = new SessionId("visit-" + customer + number);
    var visit = new Visit(customer, session, Channel.WEB, Events.NOON);
    var cup = new ProductId("cup");
    List<ShopEvent> events =
        List.of(
            new ShopEvent.ViewItem(new EventId(customer + "-view-" + number), visit, cup),
            new ShopEvent.Purchase(
                new EventId(customer + "-purchase-" + number),
                visit,
                new OrderId(customer + "-order-" + number),
                List.of(Events.line("cup", 2, 450))));
    store.log().load(events.iterator());
    store
        .facts()
        .putCustomers(List.of(new Customer(customer, 34, "f", null, Consent.UNKNOWN, Map.of())));
    store
        .facts()
        .putReviews(
            List.of(
                new Review(
                    new ReviewId(customer + "-review-" + number),
                    cup,
                    customer,
                    5.0,
                    null,
                    "A good cup.",
                    Channel.WEB,
                    Events.NOON)));
  }

  private static long count(DuckStore store, String from) {
    return store
        .facts()
        .list(new Query("count", "SELECT count(*) FROM " + from, List.of()), row -> row.integer(0))
        .getFirst();
  }

  private static long known(DuckStore store, CustomerId customer) {
    return count(store, "customer WHERE id = '%s'".formatted(customer))
        + count(store, "event_line WHERE customer = '%s'".formatted(customer))
        + count(store, "review WHERE customer = '%s'".formatted(customer));
  }

  @Test
  void aBackupFromBeforeBringsNobodyBack() {
    try (DuckStore store = open()) {
      store.facts().erase(HER, RANDOM);
    }
    for (int time = 1; time <= 2; time++) { // the list survives a restore itself
      restore();
      try (DuckStore store = open()) {
        assertThat(known(store, HER)).isEqualTo(4);
        Erased again = store.facts().eraseReturned(RANDOM);
        assertThat(again.ids()).containsExactly(HER);
        assertThat(again.orders()).isEqualTo(1);
        assertThat(known(store, HER)).isZero();
        assertThat(known(store, ANOTHER)).isEqualTo(4);
        assertThat(count(store, "order_lines")).as("her order stays as nobody's").isEqualTo(2);
        assertThat(count(store, "erased_customer")).isEqualTo(1);
      }
    }
  }

  @Test
  void aLaterLoadBringsNobodyBack() {
    try (DuckStore store = open()) {
      store.facts().erase(HER, RANDOM);
      give(store, HER, "1");
      give(store, HER, "2");
      assertThat(known(store, HER)).isGreaterThan(2);
      assertThat(store.facts().eraseReturned(RANDOM).ids()).containsExactly(HER);
      assertThat(known(store, HER)).isZero();
      assertThat(known(store, ANOTHER)).isEqualTo(4);
      assertThat(store.facts().eraseReturned(RANDOM).ids()).isEmpty();
    }
  }

  @Test
  void theListTellsNoIdAndNoSaltOfWhatIsNobodys() {
    try (DuckStore store = open()) {
      store.facts().erase(HER, RANDOM);
      assertThat(
              count(
                  store,
                  "erased_customer WHERE hash LIKE '%Grete%' OR hash = sha256('" + HER + "')"))
          .isZero();
      assertThat(
              count(
                  store,
                  """
                  event_line, erased_customer
                  WHERE order_id = 'erased-' || left(sha256('%s-order-1' || salt), 24)
                  """
                      .formatted(HER)))
          .as("whoever has the list cannot find her order by its number")
          .isZero();
      assertThat(count(store, "order_lines WHERE order_id LIKE 'erased-%'")).isEqualTo(1);
    }
  }

  @Test
  void whomTheBackupTakesForTheSamePersonStays() throws IOException {
    try (DuckStore store = open()) {
      store
          .facts()
          .update(
              new Query(
                  "merge",
                  "INSERT INTO merge(kind, a, b, probability, reason, decided_by, decided_at)"
                      + " VALUES ('customers', '%s', '%s', 1, 'test', 'test', now()::TIMESTAMP)"
                          .formatted(ANOTHER, HER),
                  List.of()));
      Files.delete(archive);
      try (Backups.Snapshot snapshot = store.backups().take();
          OutputStream out = Files.newOutputStream(archive)) {
        snapshot.writeTo(out);
      }
      store.facts().update(new Query("told apart", "DELETE FROM merge", List.of()));
      store.facts().erase(HER, RANDOM);
    }
    restore();
    try (DuckStore store = open()) {
      assertThat(store.facts().eraseReturned(RANDOM).ids()).containsExactly(HER);
      assertThat(known(store, ANOTHER)).isEqualTo(4);
    }
  }
}
