package io.shopkeeper.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reviews, customers and reports of loads that are older than they are kept.
class RetentionOfRecordsTest {
  private static final Instant LATER = Events.NOON.plus(Duration.ofDays(100));
  private static final Consent REFUSED =
      new Consent(Set.of(), Set.of(Consent.Purpose.PERSONALISATION));

  @TempDir private Path folder = Path.of("");

  private DuckStore open(Instant now) {
    return DuckStore.open(folder, Events.SHOP, InstantSource.fixed(now));
  }

  private static void update(DuckStore store, String sql) {
    store.facts().update(new Query("test", sql, List.of()));
  }

  private List<String> texts(String sql) {
    try (var store = open(LATER)) {
      return store.facts().list(new Query("test", sql, List.of()), row -> row.text(0));
    }
  }

  private Retention.Removed remove(RetainedKind kind, int days) {
    return new Retention(folder, InstantSource.fixed(LATER)).remove(Map.of(kind, days));
  }

  private static Customer customer(String id, Consent consent) {
    return new Customer(new CustomerId(id), 34, "f", null, consent, Map.of("city", "成都"));
  }

  private static Review review(String id, Instant time) {
    return new Review(
        new ReviewId(id), new ProductId("p"), null, 4.0, null, "good", Channel.WEB, time);
  }

  @Test
  void reviewsGoByWhenTheyWereWritten() {
    try (var store = open(LATER)) {
      store
          .facts()
          .putReviews(
              List.of(
                  review("old", LATER.minus(Duration.ofDays(31))),
                  review("new", LATER.minus(Duration.ofDays(29)))));
    }

    assertThat(remove(RetainedKind.REVIEWS, 30).found())
        .containsExactly(
            new Retention.Found(RetainedKind.REVIEWS, LATER.minus(Duration.ofDays(30)), 1, 1));
    assertThat(texts("SELECT id FROM reviews")).containsExactly("new");
    assertThat(texts("SELECT type || ' ' || events FROM removals")).containsExactly("reviews 1");
  }

  @Test
  void exposuresGoByWhenTheirExperimentWasStopped() {
    try (var store = open(LATER)) {
      for (String each : List.of("old,TIMESTAMP '2026-01-02'", "runs,NULL")) {
        String id = each.substring(0, each.indexOf(','));
        update(
            store,
            "INSERT INTO experiment(id, name, salt, layer, layer_from, layer_to, arms, shares,"
                + " metric, planned_units, created_at, stopped_at) VALUES ('%s', 'n', 's', 'l', 0, 1,"
                    .formatted(id)
                + " ['a', 'b'], [1, 1], 'conversion', 9, TIMESTAMP '2026-01-01', %s)"
                    .formatted(each.substring(each.indexOf(',') + 1)));
        update(
            store,
            "INSERT INTO exposure(experiment, kind, unit, arm, seen_at) VALUES ('%s', 'session',"
                    .formatted(id)
                + " 'u', 'a', TIMESTAMP '2026-01-01')");
        update(
            store,
            "INSERT INTO first_exposure(experiment, kind, unit, arm, seen_at, again) VALUES ('%s',"
                    .formatted(id)
                + " 'session', 'u', 'a', TIMESTAMP '2026-01-01', false)");
      }
    }

    Retention.Removed removed = remove(RetainedKind.EXPOSURES, 30);

    assertThat(removed.found().getFirst().old()).isEqualTo(1);
    assertThat(removed.found().getFirst().kept()).isEqualTo(1);
    assertThat(texts("SELECT experiment FROM exposure")).containsExactly("runs");
    assertThat(texts("SELECT experiment FROM first_exposure")).containsExactly("runs");
  }

  @Test
  void customersGoWhoWereNotHeardOfUnderAnyOfTheirIds() {
    try (var store = open(Events.NOON)) {
      store
          .facts()
          .putCustomers(
              List.of(
                  customer("silent", Consent.UNKNOWN),
                  customer("refuses", REFUSED),
                  customer("other-id", Consent.UNKNOWN)));
      update(
          store,
          "INSERT INTO merge(kind, a, b, probability, reason, decided_by, decided_at) VALUES"
              + " ('customers', 'customer-7', 'other-id', 1, 'e-mail', 'model', now()::TIMESTAMP)");
    }
    try (var store = open(LATER)) {
      store.facts().putCustomers(List.of(customer("described", Consent.UNKNOWN)));
      store.log().append(List.of(Events.view(7)));
      String count = "SELECT count(*) FROM events"; // has the journal moved into the table
      assertThat(store.facts().list(new Query("test", count, List.of()), row -> row.integer(0)))
          .containsExactly(1L);
      update(store, "UPDATE event_line SET occurred_at = TIMESTAMP '2026-06-01 00:00:00'");
    }

    Retention.Removed removed = remove(RetainedKind.CUSTOMERS, 30);

    assertThat(removed.found().getFirst().old()).isEqualTo(2);
    assertThat(texts("SELECT id || coalesce(age, 0) FROM customers ORDER BY id"))
        .containsExactly("described34", "other-id34", "refuses0");
    assertThat(
            texts("SELECT array_to_string(consent_refused, ',') FROM customers WHERE age IS NULL"))
        .containsExactly("PERSONALISATION");
    assertThat(texts("SELECT customer FROM customer_attributes WHERE customer = 'refuses'"))
        .isEmpty();
    assertThat(remove(RetainedKind.CUSTOMERS, 30).found().getFirst().old()).isZero();
  }

  @Test
  void whoWroteAReviewOrAskedSomethingYesterdayStays() {
    Instant yesterday = LATER.minus(Duration.ofDays(1));
    try (var store = open(Events.NOON)) {
      store
          .facts()
          .putCustomers(
              List.of(
                  customer("silent", Consent.UNKNOWN),
                  customer("reviewer", Consent.UNKNOWN),
                  customer("asker", Consent.UNKNOWN)));
      store
          .facts()
          .putReviews(
              List.of(
                  new Review(
                      new ReviewId("r"),
                      new ProductId("p"),
                      new CustomerId("reviewer"),
                      4.0,
                      null,
                      "good",
                      Channel.WEB,
                      yesterday)));
      store
          .facts()
          .update(
              new Query(
                  "test",
                  "INSERT INTO conversation(id, customer, language, products, orders,"
                      + " request_whole, updated_at) VALUES ('c', 'asker', 'en', [], [], false, ?)",
                  List.of(yesterday)));
    }

    remove(RetainedKind.CUSTOMERS, 30);

    assertThat(texts("SELECT id FROM customers ORDER BY id")).containsExactly("asker", "reviewer");
  }

  @Test
  void reportsOfLoadsGoWithTheRowsTheyRefused() throws IOException {
    try (var store = open(LATER)) {
      for (String load : List.of("20260301T1", "20260608T1")) {
        String time = load.startsWith("202603") ? "2026-03-01" : "2026-06-08";
        update(
            store,
            "INSERT INTO load(id, started_at) VALUES ('%s', TIMESTAMP '%s')".formatted(load, time));
        update(
            store,
            "INSERT INTO reject(load_id, reason) VALUES ('%s', 'malformed')".formatted(load));
      }
    }
    for (String of : List.of("rejects/20260301T1", "rejects/20260608T1", "changes/20260301T1")) {
      Path file = folder.resolve(of + ".csv");
      Files.createDirectories(file.getParent());
      Files.writeString(file, "a row of somebody");
    }

    remove(RetainedKind.LOADS, 30);

    assertThat(texts("SELECT load_id FROM reject")).containsExactly("20260608T1");
    assertThat(texts("SELECT id FROM load")).containsExactly("20260608T1");
    assertThat(folder.resolve("rejects/20260301T1.csv")).doesNotExist();
    assertThat(folder.resolve("changes/20260301T1.csv")).doesNotExist();
    assertThat(folder.resolve("rejects/20260608T1.csv")).exists();
  }
}
