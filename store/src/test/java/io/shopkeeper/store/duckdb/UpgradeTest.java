package io.shopkeeper.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.store.Events;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Data folders of every version of the tables, opened by today's program.
class UpgradeTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Events.NOON);

  /// Which script made which version, as they were released: a script that is renamed, moved or put
  /// between others fails here.
  private static final List<String> SCRIPTS =
      List.of(
          "V001__event_log.sql",
          "V002__catalogue.sql",
          "V003__ingest.sql",
          "V004__serve.sql",
          "V005__amounts.sql",
          "V006__text_vectors.sql",
          "V007__fusion.sql",
          "V008__load_profiles.sql",
          "V009__refusals.sql",
          "V010__analyst_views.sql",
          "V011__page_keys.sql",
          "V012__retention.sql",
          "V013__experiments.sql",
          "V014__people.sql",
          "V015__campaigns.sql",
          "V016__service.sql",
          "V017__rules.sql",
          "V018__inbox.sql",
          "V019__notices.sql",
          "V020__guardrails.sql",
          "V021__texts.sql",
          "V022__segments.sql",
          "V023__visitors.sql",
          "V024__dialogue.sql",
          "V025__erasure.sql",
          "V026__alerts.sql",
          "V027__first_exposures.sql",
          "V028__claims.sql",
          "V029__labelled_samples.sql",
          "V030__synonyms.sql",
          "V031__themes.sql",
          "V032__erased_customers.sql");

  /// What a program of a version would have stored, by the version that first could.
  private static final Map<Integer, List<String>> FACTS =
      new TreeMap<>(
          Map.of(
              1,
              List.of(
                  "INSERT INTO event_line VALUES ('%1$s', 1, 0, 11, 12, 'e1', 'view_item', 'c1',"
                      + " 's1', 'web', '2026-01-01 10:00:00', '2026-01-01 10:00:01', 'p1', NULL,"
                      + " NULL, NULL, NULL, NULL, NULL, NULL)",
                  "INSERT INTO event_line VALUES ('%1$s', 2, 0, 21, 22, 'e2', 'purchase', 'c1',"
                      + " 's1', 'web', '2026-01-01 11:00:00', '2026-01-01 11:00:01', 'p1', 2, 450,"
                      + " 'EUR', NULL, NULL, NULL, 'o1')",
                  "UPDATE log_state SET settled = 2"),
              2,
              List.of(
                  "INSERT INTO product VALUES ('%1$s', 'p1', 'Cup', 'A cup', ['Home', 'Cups'],"
                      + " 'Hearth', 450, 'EUR', true, MAP {'colour': 'red'}, '2026-01-01"
                      + " 09:00:00')",
                  "INSERT INTO customer VALUES ('%1$s', 'c1', 30, 'f', NULL, NULL, [],"
                      + " ['PERSONALISATION'], MAP {}, '2026-01-01 09:00:00')",
                  "INSERT INTO review VALUES ('%1$s', 'r1', 'p1', 'c1', 5, NULL, 'Lovely', 'web',"
                      + " '2026-01-02 09:00:00')",
                  "INSERT INTO faq_entry VALUES ('%1$s', 'q1', 'Where?', 'Here.')"),
              3,
              List.of(
                  "INSERT INTO load VALUES ('l1', '2026-01-01 09:00:00', '2026-01-01 09:00:05',"
                      + " 'native', ['a.csv'], '%1$s')",
                  "INSERT INTO load_count VALUES ('l1', 'records', 'read', 7, '%1$s')"),
              4,
              List.of(
                  "INSERT INTO api_key(id, name, role, salt, hash, created_at, shop) VALUES ('k1',"
                      + " 'till', 'collect', 'salt', 'hash', '2026-01-01 09:00:00', '%1$s')"),
              7,
              List.of(
                  "INSERT INTO merge VALUES ('customers', 'c0', 'c1', .9, 'key: e-mail same +9.0',"
                      + " 'model', '2026-01-03 09:00:00', '%1$s')",
                  "INSERT INTO fusion_label VALUES ('products', 'p1', 'p2', false, 'key k1',"
                      + " '2026-01-03 09:00:00', '%1$s')"),
              8,
              List.of("INSERT INTO load_profile VALUES ('l1', 'orders.day', '1', 4, '%1$s')"),
              15,
              List.of(
                  "INSERT INTO campaign(id, name, starts, ends, budget_minor, per_thousand_minor,"
                      + " goal, audience, daily_cap, created_at, shop) VALUES ('tea', 'Tea',"
                      + " '2026-01-01', '2026-01-07', 10000, 500, 'click', ['everyone'], 3,"
                      + " '2026-01-01 09:00:00', '%1$s')",
                  "INSERT INTO campaign_spend VALUES ('tea', 500, '2026-01-01 10:00:00', '%1$s')",
                  "INSERT INTO impression VALUES ('i1', 'tea', 'a', 'session', 's1', [], .5, .1,"
                      + " 500, '2026-01-01 10:00:00', '%1$s')",
                  "INSERT INTO impression_response VALUES ('i1', 'tea', 'click', 0, '2026-01-01"
                      + " 10:00:05', '%1$s')"),
              21,
              List.of(
                  "INSERT INTO text_version VALUES ('p1', 'en', 'page', 'a', 1, 'Cup', ['Red'], 'A"
                      + " red cup.', '', '', [], ['colour'], ['red'], 'person', 100, true, 'ann',"
                      + " '2026-01-05 09:00:00', '%1$s')",
                  "INSERT INTO text_act VALUES (1, 'p1', 'en', 'page', 'a', 1, 'approved', '',"
                      + " 'bob', '2026-01-05 10:00:00', '%1$s')"),
              16,
              List.of(
                  "INSERT INTO conversation_turn(conversation, asked_at, question, answer, outcome,"
                      + " shop) VALUES ('t1', '2026-01-04 09:00:00', 'Open?', 'Yes.', 'ANSWERED',"
                      + " '%1$s')")));

  /// What today's program has to tell of it, by the same versions.
  private static final Map<Integer, Map<String, String>> TOLD =
      Map.of(
          1,
          Map.of(
              "SELECT string_agg(concat_ws(' ', sequence, id, type, customer, product, quantity,"
                  + " unit_price_minor, order_id), '; ' ORDER BY sequence) FROM events",
              "1 e1 view_item c1 p1; 2 e2 purchase c1 p1 2 450 o1"),
          2,
          Map.of(
              "SELECT concat_ws(' ', id, title, categories::VARCHAR, price_minor, in_stock) FROM"
                  + " products",
              "p1 Cup [Home, Cups] 450 true",
              "SELECT concat_ws(' ', product, name, value) FROM product_attributes",
              "p1 colour red",
              "SELECT concat_ws(' ', id, age, consent_refused::VARCHAR) FROM customers",
              "c1 30 [PERSONALISATION]",
              "SELECT concat_ws(' ', id, product, rating, text) FROM reviews",
              "r1 p1 5.0 Lovely",
              "SELECT question || answer FROM faq",
              "Where?Here."),
          3,
          Map.of(
              "SELECT l.format || ' ' || c.count FROM load l JOIN load_count c ON c.load_id = l.id",
              "native 7"),
          4,
          Map.of("SELECT name || ' ' || role || ' ' || hash FROM api_key", "till collect hash"),
          7,
          Map.of(
              "SELECT id || ' ' || canonical FROM canonical_customers",
              "c1 c0",
              "SELECT string_agg(customer, ' ' ORDER BY customer) FROM personalisation_refused",
              "c0 c1",
              "SELECT a || ' ' || b || ' ' || decided_by FROM fusion_merges",
              "c0 c1 model",
              "SELECT a || ' ' || b || ' ' || same FROM fusion_labels",
              "p1 p2 false",
              "SELECT kind || ' ' || label || ' ' || said_by FROM labelled_samples",
              "same-products different key k1"),
          8,
          Map.of("SELECT field || ' ' || count FROM load_profiles", "orders.day 4"),
          15,
          Map.of(
              "SELECT concat_ws(' ', c.id, c.audience::VARCHAR, s.amount, i.creative, r.kind) FROM"
                  + " campaign c JOIN campaign_spend s ON s.campaign = c.id JOIN impression i ON"
                  + " i.campaign = c.id JOIN impression_response r ON r.impression = i.id",
              "tea [everyone] 500 a click"),
          21,
          Map.of(
              "SELECT concat_ws(' ', v.product, v.description, v.fact_values::VARCHAR, a.act,"
                  + " a.who) FROM text_newest v JOIN text_last_act a USING (shop, product,"
                  + " language, channel, variant)",
              "p1 A red cup. [red] approved bob"),
          16,
          Map.of(
              "SELECT concat_ws(' ', conversation, number, question, answer) FROM"
                  + " conversation_turn",
              "t1 1 Open? Yes."));

  static IntStream versions() {
    return IntStream.rangeClosed(1, Migrations.NEWEST);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theFactsOfAnOlderVersionAreThereAndMoreCanBeAdded(int version, @TempDir Path folder)
      throws IOException {
    assertThat(SCRIPTS).as("every version has its script here").hasSize(Migrations.NEWEST);
    make(folder, version);
    try (Store store = DuckStore.open(folder, Events.SHOP, CLOCK)) {
      TOLD.forEach((since, questions) -> {
        if (since <= version) {
          questions.forEach(
              (sql, told) -> assertThat(ask(store, sql)).as(sql).containsExactly(told));
        }
      });
      var heard = new ArrayList<String>();
      store.log().append(List.of(Events.view(3)));
      store.log().replay(0, logged -> heard.add(logged.sequence() + ""));
      assertThat(heard).containsExactly("1", "2", "3");
    }
    try (Store again = DuckStore.open(folder, null, CLOCK)) {
      assertThat(ask(again, "SELECT count(*)::VARCHAR FROM events")).containsExactly("3");
      assertThat(ask(again, "SELECT max(version)::VARCHAR FROM schema_version"))
          .containsExactly("" + Migrations.NEWEST);
    }
  }

  @ParameterizedTest
  @CsvSource({"Z, 2026-01-01", "+05:30, 2026-01-02", "UTC+05:30, 2026-01-02"})
  void aShopInAZoneWithoutAPlaceHasDaysFromNowOn(String zone, String day, @TempDir Path folder)
      throws IOException {
    make(folder, 17);
    try (Database database = Database.open(folder.resolve("facts.duckdb"), folder.resolve("tmp"))) {
      database.with(connection -> {
        Sql.execute(connection, "UPDATE shop SET time_zone = '%s'".formatted(zone));
        return zone;
      });
    }
    try (Store store = DuckStore.open(folder, null, CLOCK)) {
      assertThat(ask(store, "SELECT local_date(TIMESTAMP '2026-01-01 22:00:00')::VARCHAR"))
          .containsExactly(day);
    }
  }

  /// A data folder as a program of a version left it.
  private static void make(Path folder, int version) throws IOException {
    var scripts = new ArrayList<String>();
    for (String script : SCRIPTS.subList(0, version)) {
      scripts.add(read(script));
    }
    try (Database database = Database.open(folder.resolve("facts.duckdb"), folder.resolve("tmp"))) {
      database.with(connection -> {
        String shop = Events.SHOP.id().value();
        Sql.execute(connection, "SET VARIABLE shop = '%s'".formatted(shop));
        Sql.execute(
            connection,
            """
            CREATE TABLE schema_version(
              version INTEGER NOT NULL, script VARCHAR NOT NULL, applied_at TIMESTAMP NOT NULL)
            """);
        for (int i = 0; i < scripts.size(); i++) {
          Sql.execute(connection, scripts.get(i));
          Sql.execute(
              connection,
              "INSERT INTO schema_version VALUES (%d, '%s', '2026-01-01 08:00:00')"
                  .formatted(i + 1, SCRIPTS.get(i)));
        }
        Sql.execute(
            connection,
            "INSERT INTO shop VALUES ('%s', '%s', '%s', '%s', '%s')"
                .formatted(
                    shop,
                    Events.SHOP.name(),
                    Events.SHOP.timeZone(),
                    Events.SHOP.currency(),
                    Events.SHOP.locale().toLanguageTag()));
        for (Map.Entry<Integer, List<String>> facts : FACTS.entrySet()) {
          if (facts.getKey() <= version) {
            for (String sql : facts.getValue()) {
              Sql.execute(connection, sql.formatted(shop));
            }
          }
        }
        return version;
      });
    }
  }

  private static List<String> ask(Store store, String sql) {
    return store.facts().list(new Query("test", sql, List.of()), row -> row.text(0));
  }

  private static String read(String script) throws IOException {
    try (InputStream in = Migrations.class.getResourceAsStream(script)) {
      assertThat(in).as(script).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
