package io.shopkeeper.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.FaqId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [Facts] does. An adapter's test extends it.
public abstract class FactsContract extends StoreContract {
  private Facts facts() {
    return store.facts();
  }

  private static Query query(String sql, Object... values) {
    return new Query("test", sql, List.of(values));
  }

  private List<Long> longs(String sql, Object... values) {
    return facts().list(query(sql, values), row -> row.integer(0));
  }

  private List<String> texts(String sql, Object... values) {
    return facts().list(query(sql, values), row -> String.valueOf(row.textOrNull(0)));
  }

  private static Product lamp() {
    return new Product(
        new ProductId("lamp"),
        "Lamp 台灯 \"Ω\"",
        "Bright,\nwarm.",
        List.of("Home", "Lighting"),
        "Lux",
        new Money(4_999, Events.EUR),
        true,
        Map.of("colour", "red", "größe", "5 cm"));
  }

  private static Product bare(String id) {
    return new Product(
        new ProductId(id), "Thing " + id, null, List.of(), null, null, false, Map.of());
  }

  @Test
  void productsComeBackAsTheyWere() {
    facts().putProducts(List.of(lamp(), bare("bare")));

    assertThat(facts().products(List.of(lamp().id(), new ProductId("bare"), new ProductId("none"))))
        .isEqualTo(Map.of(lamp().id(), lamp(), new ProductId("bare"), bare("bare")));
    assertThat(facts().products(List.of())).isEmpty();
  }

  @Test
  void aProductPutAgainReplacesTheOneThatIsThere() {
    facts().putProducts(List.of(lamp(), bare("other")));
    Product cheaper =
        new Product(
            lamp().id(),
            "Lamp",
            null,
            List.of(),
            null,
            new Money(1, Events.EUR),
            false,
            Map.of("a", "b"));

    facts().putProducts(List.of(lamp(), cheaper));

    assertThat(facts().products(List.of(lamp().id())).values()).containsExactly(cheaper);
    assertThat(longs("SELECT count(*) FROM products")).containsExactly(2L);
    assertThat(texts("SELECT name FROM product_attributes")).containsExactly("a");
  }

  @Test
  void factsAreThereAfterReopening() {
    facts().putProducts(List.of(lamp()));
    store.close();
    store = open();
    assertThat(facts().products(List.of(lamp().id())).values()).containsExactly(lamp());
  }

  @Test
  void thousandsOfProductsWithManyAttributesArePutAtOnce() {
    Map<String, String> attributes =
        IntStream.range(0, 100)
            .boxed()
            .collect(Collectors.toMap(i -> "attribute-" + i, i -> "value-" + i));
    List<Product> products =
        IntStream.range(0, 5_000)
            .mapToObj(i ->
                new Product(
                    new ProductId("p" + i), "P", null, List.of(), null, null, true, attributes))
            .toList();

    facts().putProducts(products);
    facts().putProducts(products);

    assertThat(longs("SELECT count(*) FROM product_attributes")).containsExactly(500_000L);
  }

  @Test
  void customersAreQueriedWithTheirAttributesAndConsent() {
    facts()
        .putCustomers(
            List.of(
                new Customer(
                    new CustomerId("c1"),
                    34,
                    "female",
                    new Money(5_000_000, Events.EUR),
                    new Consent(
                        Set.of(Consent.Purpose.MARKETING), Set.of(Consent.Purpose.ANALYTICS)),
                    Map.of("city", "Köln")),
                new Customer(new CustomerId("c2"), null, null, null, Consent.UNKNOWN, Map.of())));

    assertThat(
            texts(
                """
                SELECT concat_ws('|', id, age, gender, income_minor, income_currency,
                  consent_granted, consent_refused)
                FROM customers ORDER BY id
                """))
        .containsExactly("c1|34|female|5000000|EUR|MARKETING|ANALYTICS", "c2");
    assertThat(texts("SELECT customer || name || value FROM customer_attributes"))
        .containsExactly("c1cityKöln");
  }

  @Test
  void reviewsAndQuestionsAreQueried() {
    facts()
        .putReviews(
            List.of(
                new Review(
                    new ReviewId("r1"),
                    lamp().id(),
                    null,
                    4.5,
                    null,
                    "很好",
                    Channel.WEB,
                    Events.NOON)));
    facts().putFaq(List.of(new FaqEntry(new FaqId("q1"), "How long?", "Two days.")));

    assertThat(texts("SELECT text FROM reviews WHERE rating > 4 AND customer IS NULL"))
        .containsExactly("很好");
    assertThat(texts("SELECT answer FROM faq WHERE id = ?", "q1")).containsExactly("Two days.");
  }

  @Test
  void aRowHandsOverEveryKindOfValueAndItsAbsence() {
    var values =
        facts()
            .list(
                query(
                    """
                    SELECT 'text', 7::BIGINT, 1.5::DOUBLE, true, TIMESTAMP '2026-03-01 12:00:00.123456',
                      DATE '2026-03-01', ['a', 'b']
                    UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL
                    """),
                row ->
                    Arrays.asList(
                        row.textOrNull(0),
                        row.integer(1),
                        row.number(2),
                        row.truth(3),
                        row.instantOrNull(4),
                        row.dateOrNull(5),
                        row.texts(6),
                        row.isNull(1)));

    assertThat(values.get(0))
        .containsExactly(
            "text", 7L, 1.5, true, Events.NOON, LocalDate.of(2026, 3, 1), List.of("a", "b"), false);
    assertThat(values.get(1))
        .containsExactly(null, 0L, Double.NaN, false, null, null, List.of(), true);
  }

  @Test
  void aTextThatMustBeThereIsMissedByName() {
    assertThatThrownBy(() -> facts().list(query("SELECT NULL::VARCHAR"), row -> row.text(0)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("column 0 is null");
  }

  @Test
  void aQueryTakesEveryKindOfValue() {
    assertThat(
            texts(
                "SELECT concat_ws('|', ?, ?, ?, ?, ?, ?, ?, ?::VARCHAR[])",
                "text",
                1L,
                2,
                1.5,
                true,
                Instant.parse("2026-03-01T12:00:00Z"),
                LocalDate.of(2026, 3, 1),
                List.of("a", "b")))
        .containsExactly("text|1|2|1.5|true|2026-03-01 12:00:00|2026-03-01|a|b");
  }

  @Test
  void aWrongQueryIsRefusedByItsName() {
    assertThatThrownBy(() -> texts("SELECT nothing FROM nowhere"))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.code()).isEqualTo(StoreException.Code.QUERY_FAILED))
        .hasMessageContaining("'test'")
        .hasMessageContaining("nowhere");
  }

  @Test
  void aModulesOwnTableIsWrittenAndRead() {
    long rows =
        facts()
            .update(
                query(
                    """
                    INSERT INTO load(id, started_at, format, sources)
                    VALUES (?, ?, ?, ?)
                    """,
                    "load-1",
                    Events.NOON,
                    "native",
                    List.of("a.csv", "b.csv")));
    facts()
        .update(
            query(
                """
                INSERT INTO load_count(load_id, section, name, count)
                SELECT 'load-1', unnest(?), unnest(?), 3
                """,
                List.of("accepted", "rejected"),
                List.of("x", "y")));

    assertThat(rows).isEqualTo(1);
    assertThat(texts("SELECT section || name FROM load_count ORDER BY ALL"))
        .containsExactly("acceptedx", "rejectedy");
    assertThat(
            facts()
                .list(
                    query("SELECT sources, started_at, shop FROM load"),
                    row -> List.of(row.texts(0), row.instantOrNull(1), row.text(2))))
        .containsExactly(List.of(List.of("a.csv", "b.csv"), Events.NOON, Events.SHOP.id().value()));
    assertThat(facts().update(query("DELETE FROM load_count WHERE section = ?", "accepted")))
        .isEqualTo(1);
  }

  @Test
  void eventsAreRowsOfTheirProducts() {
    store.log().append(Events.oneOfEachKind());

    assertThat(longs("SELECT count(*) FROM events")).containsExactly(15L);
    assertThat(longs("SELECT count(*) FROM events WHERE type = 'search' AND product IS NULL"))
        .containsExactly(1L);
    assertThat(longs("SELECT position FROM events WHERE id = '2' ORDER BY line"))
        .containsExactly(1L, 2L, 3L);
    assertThat(texts("SELECT order_id || '|' || event_id || '|' || quantity FROM order_lines"))
        .containsExactlyInAnyOrder("o/9|9|1", "o/9|9|2", "o/9|9|" + Integer.MAX_VALUE);
    assertThat(longs("SELECT unit_price_minor FROM refund_lines WHERE order_id IS NULL"))
        .containsExactly(1_999L);
  }

  @Test
  void daysAndTimesAreTheShops() {
    assertThat(texts("SELECT local_time(TIMESTAMP '2026-07-01 22:30:00')::VARCHAR"))
        .containsExactly("2026-07-02 00:30:00");
    assertThat(texts("SELECT local_date(TIMESTAMP '2026-01-01 22:30:00')::VARCHAR"))
        .containsExactly("2026-01-01");
  }

  @Test
  void aScanHandsOverColumns() {
    store.log().load(Events.views(0, 10_000).iterator());
    var sequences = new ArrayList<Long>();
    var products = new ArrayList<String>();
    var times = new ArrayList<Long>();

    facts()
        .scan(
            query("SELECT sequence, product, occurred_at FROM events ORDER BY sequence"),
            batch -> {
              for (int row = 0; row < batch.rows(); row++) {
                sequences.add(batch.longs(0)[row]);
                products.add(batch.texts(1)[row]);
                times.add(batch.longs(2)[row]);
              }
            });

    assertThat(sequences).hasSize(10_000).isSorted().doesNotHaveDuplicates();
    assertThat(products.get(98)).isEqualTo("product-1");
    assertThat(times.getFirst()).isEqualTo(Events.NOON.getEpochSecond() * 1_000_000 + 123_456);
  }

  @Test
  void aScanHandsOverEveryTypeAndNull() {
    var batches = new ArrayList<String>();
    facts()
        .scan(
            query(
                """
                SELECT 1::TINYINT, 2::SMALLINT, 3::INTEGER, 4::HUGEINT, true, DATE '1970-01-02',
                  1.5::FLOAT, 2.5::DECIMAL(9,2), NULL::BIGINT, NULL::DOUBLE, NULL::VARCHAR
                """),
            batch -> {
              for (int column : new int[] {0, 1, 2, 3, 4, 5, 8}) {
                batches.add(Long.toString(batch.longs(column)[0]));
              }
              assertThat(batch.doubles(6)[0]).isEqualTo(1.5, within(0.0));
              assertThat(batch.doubles(7)[0]).isEqualTo(2.5, within(0.0));
              assertThat(batch.doubles(9)[0]).isNaN();
              assertThat(batch.texts(10)[0]).isEmpty();
            });
    assertThat(batches)
        .containsExactly("1", "2", "3", "4", "1", "86400000000", Long.toString(Long.MIN_VALUE));
  }

  @Test
  void readsRunBesideWrites() {
    var writing =
        CompletableFuture.runAsync(() -> {
          for (int i = 0; i < 50; i++) {
            store.log().append(Events.views(i * 100, 100));
            facts().putProducts(List.of(lamp(), bare("b" + i)));
          }
        });
    long seen = 0;
    while (!writing.isDone()) {
      long now = longs("SELECT count(*) FROM events").getFirst();
      assertThat(now).isGreaterThanOrEqualTo(seen);
      assertThat(now % 100).isZero();
      seen = now;
    }
    writing.join();
    assertThat(longs("SELECT count(*) FROM events")).containsExactly(5_000L);
    assertThat(longs("SELECT count(*) FROM products")).containsExactly(51L);
  }
}
