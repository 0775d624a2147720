package io.shopkeeper.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.store.Erased;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A customer who wants to be deleted.
class ErasureTest {
  private static final String ID = "Grete-Unbekannt_4711";

  /// Another account of hers, merged with the first.
  private static final String OTHER = "顾客-0815";

  private static final RandomGenerator RANDOM = new Seed(1).generator("salt");
  private static final String VISIT = "visit-of-grete";
  private static final InstantSource CLOCK = InstantSource.fixed(Events.NOON);

  @TempDir private Path folder = Path.of("");

  private DuckStore open() {
    return DuckStore.open(folder, Events.SHOP, CLOCK);
  }

  private static ShopEvent view(String id, String customer, String session) {
    var who = customer.isEmpty() ? null : new CustomerId(customer);
    return new ShopEvent.ViewItem(
        new EventId(id),
        new Visit(who, new SessionId(session), Channel.WEB, Events.NOON),
        new ProductId("cup"));
  }

  private static ShopEvent order(String customer, String order) {
    return new ShopEvent.Purchase(
        new EventId(customer + "-event-" + order),
        new Visit(new CustomerId(customer), new SessionId(VISIT), Channel.WEB, Events.NOON),
        new OrderId(order),
        List.of(Events.line("cup", 2, 450)));
  }

  private static Provenance provenance(String model) {
    return new Provenance(
        model,
        "test",
        Events.NOON,
        Events.SHOP.id(),
        1,
        new Seed(1),
        new TreeMap<>(),
        new TreeMap<>());
  }

  @BeforeEach
  void aShopThatKnowsHer() throws IOException {
    try (DuckStore store = open()) {
      store.log().append(Events.views(0, 500));
      store
          .log()
          .append(
              List.of(
                  view(ID + "-1", ID, VISIT),
                  view("anonymous-1", "", VISIT),
                  view("another-1", "another", "another-visit"),
                  order(ID, "5001"),
                  order(ID, ID + "-O2"),
                  order(OTHER, "5003")));
      var facts = store.facts();
      facts.putCustomers(
          List.of(
              new Customer(new CustomerId(ID), 34, "f", null, Consent.UNKNOWN, Map.of()),
              new Customer(new CustomerId(OTHER), 34, "f", null, Consent.UNKNOWN, Map.of()),
              new Customer(new CustomerId("another"), 40, "m", null, Consent.UNKNOWN, Map.of())));
      facts.putReviews(
          List.of(
              new Review(
                  new ReviewId(ID + "-cup"),
                  new ProductId("cup"),
                  new CustomerId(ID),
                  5.0,
                  null,
                  "A good cup.",
                  Channel.WEB,
                  Events.NOON)));
      for (String sql :
          List.of(
              "INSERT INTO load(id, started_at) VALUES ('2026', now()::TIMESTAMP)",
              "INSERT INTO merge(kind, a, b, probability, reason, decided_by, decided_at)"
                  + " VALUES ('customers', '%1$s', '%2$s', 1, 'key', 'model', now()::TIMESTAMP)",
              "INSERT INTO conversation(id, customer, language, products, orders, request_whole,"
                  + " updated_at) VALUES ('t1', '%1$s', 'en', [], ['%1$s-O2'], false,"
                  + " now()::TIMESTAMP)",
              "INSERT INTO conversation_turn(conversation, number, asked_at, question, answer,"
                  + " outcome) VALUES ('t1', 1, now()::TIMESTAMP, 'I am %1$s', 'Hello',"
                  + " 'ANSWERED')",
              "INSERT INTO conversation_standing(conversation, standing, since) VALUES ('t1',"
                  + " 'WAITING', now()::TIMESTAMP)",
              "INSERT INTO service_request(number, kind, customer, order_id, opened_at) VALUES (1,"
                  + " 'RETURN', '%1$s', '%1$s-O2', now()::TIMESTAMP)",
              "INSERT INTO notice(id, body, made_at, attempts) VALUES ('n1',"
                  + " '{\"customer\":\"%1$s\"}', now()::TIMESTAMP, 1)",
              "INSERT INTO exposure(experiment, kind, unit, arm, seen_at) VALUES ('e1', 'customer',"
                  + " '%1$s', 'new', now()::TIMESTAMP), ('e1', 'session', '%3$s', 'new',"
                  + " now()::TIMESTAMP)",
              "INSERT INTO impression(id, campaign, creative, kind, unit, interests, propensity,"
                  + " expected, amount, shown_at) VALUES ('i1', 'c1', 'x', 'customer', '%2$s', [],"
                  + " 1, 1, 5, now()::TIMESTAMP)",
              "INSERT INTO segment_member(segment, version, customer) VALUES ('s1', 1, '%1$s')",
              "INSERT INTO visitor(id, seal, session, customer, personal, cart, seen_at) VALUES"
                  + " ('v1', 'seal', '%3$s', '%1$s', true, ['2 cup'], now()::TIMESTAMP)",
              "INSERT INTO declined(visitor, customer, session, product, declined_at) VALUES ('v1',"
                  + " '%1$s', '%3$s', 'pot', now()::TIMESTAMP), ('v1', 'another',"
                  + " 'another-visit', 'lamp', now()::TIMESTAMP)",
              "INSERT INTO saved_view(person, name, target, saved_at) VALUES ('person lea', 'her',"
                  + " '/recommendations?customer=%1$s', now()::TIMESTAMP)",
              "INSERT INTO audit(happened_at, who, did, status) VALUES (now()::TIMESTAMP,"
                  + " 'person lea', 'GET /api/v1/customers/%1$s', 200)",
              "INSERT INTO reject(load_id, file, line, reason, detail, raw) VALUES ('l1', 'a.csv',"
                  + " 7, 'bad-time', '%1$s', 'x,%1$s,y')",
              "INSERT INTO load_change(load_id, rule, file, line, record, field, before, after)"
                  + " VALUES ('l1', 'case', 'a.csv', 8, '%2$s', 'name', 'a', 'b')",
              "INSERT INTO labelled_sample(kind, subject, label, source, said_at, load_id) VALUES"
                  + " ('spelling', '*' || chr(9) || '%1$s', 'x', 'f', now()::TIMESTAMP, 'l1')")) {
        facts.update(new Query("fill", sql.formatted(ID, OTHER, VISIT), List.of()));
      }
      for (String customer : List.of(ID, "another")) {
        store
            .models()
            .write(
                provenance(customer.equals(ID) ? "als" : "popularity"),
                out -> out.writeUTF(customer));
      }
    }
    Files.createDirectories(folder.resolve("rejects"));
    Files.writeString(
        folder.resolve("rejects/2026.csv"), "line,raw\n1,another\n2,\"%s\"\n".formatted(ID));
  }

  /// Every text of every table, with the table and column it is in.
  private static List<String> texts(DuckStore store) {
    List<String> columns =
        store
            .facts()
            .list(
                new Query(
                    "columns",
                    "SELECT table_name || '\t' || column_name FROM information_schema.columns c"
                        + " JOIN information_schema.tables t USING (table_catalog, table_schema,"
                        + " table_name) WHERE t.table_type = 'BASE TABLE' AND c.data_type LIKE"
                        + " '%VARCHAR%'",
                    List.of()),
                row -> row.text(0));
    var texts = new ArrayList<String>();
    for (String column : columns) {
      String[] names = column.split("\t");
      texts.addAll(
          store
              .facts()
              .list(
                  new Query(
                      "texts",
                      "SELECT '%s.%s ' || \"%s\"::VARCHAR FROM \"%s\" WHERE \"%s\" IS NOT NULL"
                          .formatted(names[0], names[1], names[1], names[0], names[1]),
                      List.of()),
                  row -> row.text(0)));
    }
    return texts;
  }

  private static List<String> rows(DuckStore store, String sql) {
    return store.facts().list(new Query("rows", sql, List.of()), row -> row.text(0));
  }

  private List<Path> filesThatHold(String text) throws IOException {
    String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    var found = new ArrayList<Path>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(bytes)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  @Test
  void noTraceOfHerStaysInAnyTableOrFile() throws IOException {
    assertThat(filesThatHold(ID)).as("she was in several files").hasSizeGreaterThan(2);
    try (DuckStore store = open()) {
      for (String name : List.of(ID, OTHER, VISIT)) {
        assertThat(texts(store)).anyMatch(text -> text.contains(name));
      }
      Erased erased = store.facts().erase(new CustomerId(OTHER), RANDOM);
      assertThat(erased)
          .isEqualTo(new Erased(Set.of(new CustomerId(ID), new CustomerId(OTHER)), 2, 3, 1, 1));
      for (String name : List.of(ID, OTHER, VISIT)) {
        assertThat(texts(store)).noneMatch(text -> text.contains(name));
      }
    }
    Erasure.finish(folder);
    for (String name : List.of(ID, OTHER, VISIT)) {
      assertThat(filesThatHold(name)).as(name).isEmpty();
    }
  }

  @Test
  void sumsOfOrdersStayAndOrdersOfOnePersonCannotBeToldTogether() {
    try (DuckStore store = open()) {
      store.facts().erase(new CustomerId(ID), RANDOM);
      assertThat(rows(store, "SELECT sum(quantity * unit_price_minor) FROM order_lines"))
          .containsExactly("2700");
      assertThat(rows(store, "SELECT order_id FROM order_lines ORDER BY order_id"))
          .hasSize(3)
          .startsWith("5001", "5003")
          .last()
          .asString()
          .startsWith("erased-");
      assertThat(rows(store, "SELECT DISTINCT session FROM order_lines")).hasSize(3);
      assertThat(rows(store, "SELECT text FROM reviews WHERE customer IS NULL"))
          .containsExactly("A good cup.");
      assertThat(rows(store, "SELECT events || ' ' || orders FROM erasure")).containsExactly("2 3");
    }
  }

  @Test
  void othersStayAsTheyWere() {
    try (DuckStore store = open()) {
      long before = store.log().head();
      store.facts().erase(new CustomerId(ID), RANDOM);
      assertThat(rows(store, "SELECT product FROM declined")).containsExactly("lamp");
      assertThat(rows(store, "SELECT count(*)::VARCHAR FROM events WHERE type = 'view_item'"))
          .containsExactly("501");
      assertThat(rows(store, "SELECT id FROM customers")).containsExactly("another");
      assertThat(store.models().list())
          .extracting(entry -> entry.provenance().model())
          .containsExactly("popularity");
      assertThat(store.log().head()).isEqualTo(before);
    }
    assertThat(folder.resolve("rejects/2026.csv")).hasContent("line,raw\n1,another");
  }

  @Test
  void aModelThatWasBeingTrainedMeanwhileIsForgottenWhenItIsWritten() {
    try (DuckStore store = open()) {
      Erased erased = store.facts().erase(new CustomerId(ID), RANDOM);
      store.models().write(provenance("als"), out -> out.writeUTF(ID));
      store.models().forget(erased.ids());
      assertThat(store.models().newest("als")).isEmpty();
      assertThat(store.models().newest("popularity")).isPresent();
    }
  }

  @Test
  void whatIsSentAgainStaysOut() {
    try (DuckStore store = open()) {
      store.facts().erase(new CustomerId(ID), RANDOM);
    }
    try (DuckStore store = open()) {
      store.log().load(List.of(view(ID + "-1", ID, VISIT), order(ID, "5001")).iterator());
      assertThat(rows(store, "SELECT id FROM events WHERE customer = '%s'".formatted(ID)))
          .isEmpty();
    }
  }

  @Test
  void anIdWithinALongerOneIsAnotherCustomers() {
    try (DuckStore store = open()) {
      store.log().append(List.of(view("e-7", "7", "s-7"), order("77", "1077")));
      store.facts().erase(new CustomerId("7"), RANDOM);
      assertThat(rows(store, "SELECT order_id FROM order_lines WHERE customer = '77'"))
          .containsExactly("1077");
      assertThat(store.facts().erase(new CustomerId("nobody"), RANDOM).events()).isZero();
    }
  }

  /// Short ids, ids of figures and Chinese ones, beside those of others that hold them.
  @ParameterizedTest
  @CsvSource({"11,112", "7,77", "C-1,C-10", "张三,张三丰", "顾客-0816,老顾客-0816"})
  void nothingOfOthersWhoseIdsHoldTheirsIsTouched(String id, String longer) throws IOException {
    Path report = folder.resolve("changes/2026.csv");
    Files.createDirectories(report.getParent());
    String others =
        "file,line,kind,record,field,before,after\n\"a.csv\",%1$s,order,\"%2$s\",\"time\",\"2026-11-29T11:07\",\"x\"\n"
            .formatted(id, longer);
    Files.writeString(
        report, others + "\"a.csv\",9,customer,\"%s\",\"name\",\"a\nb\",\"\"\"c\"\n".formatted(id));
    try (DuckStore store = open()) {
      for (String customer : List.of(id, longer)) {
        for (String sql :
            List.of(
                "INSERT INTO notice(id, body, made_at, attempts) VALUES ('n-%1$s', '{\"at\":"
                    + "\"2026-11-29T07:11:00Z\",\"customer\":\"%1$s\"}', now()::TIMESTAMP, 1)",
                "INSERT INTO audit(happened_at, who, did, status) VALUES (now()::TIMESTAMP, 'x',"
                    + " 'GET /customers/%1$s', 200), (now()::TIMESTAMP, 'x',"
                    + " 'POST /orders/%1$s', 200)",
                "INSERT INTO saved_view(person, name, target, saved_at) VALUES ('x', 'v-%1$s',"
                    + " '/recommendations?count=11&customer=%1$s', now()::TIMESTAMP)",
                "INSERT INTO reject(load_id, reason, raw) VALUES ('2026', 'bad', '2026-11-29"
                    + " 07:11,%1$s,cup')",
                "INSERT INTO load_change(load_id, rule, file, line, record, field, before, after)"
                    + " VALUES ('2026', 'case', 'a.csv', 11, '%1$s', 'time', '2026-11-07', 'b')")) {
          store.facts().update(new Query("fill", sql.formatted(customer), List.of()));
        }
        store
            .models()
            .write(
                provenance(customer.equals(id) ? "theirs" : "others"),
                out -> out.writeUTF(customer));
      }
      store.models().promote(id, store.models().newest("others").orElseThrow());
      store.facts().erase(new CustomerId(id), RANDOM);
      assertThat(
              rows(
                  store,
                  "SELECT body FROM notice WHERE id IN ('n-%s', 'n-%s')".formatted(id, longer)))
          .singleElement()
          .asString()
          .contains(longer);
      assertThat(rows(store, "SELECT did FROM audit WHERE who = 'x'"))
          .contains("GET /customers/erased", "GET /customers/" + longer, "POST /orders/" + longer);
      assertThat(rows(store, "SELECT name FROM saved_view WHERE person = 'x'"))
          .containsExactly("v-" + longer);
      assertThat(rows(store, "SELECT raw FROM reject WHERE load_id = '2026' AND raw IS NOT NULL"))
          .containsExactly("2026-11-29 07:11,%s,cup".formatted(longer));
      assertThat(rows(store, "SELECT record FROM load_change WHERE load_id = '2026'"))
          .containsExactly(longer);
      assertThat(store.models().newest("theirs")).isEmpty();
      assertThat(store.models().newest("als")).isPresent();
      assertThat(store.models().promoted(id)).isEqualTo(store.models().newest("others"));
    }
    assertThat(report).hasContent(others);
    assertThat(folder.resolve("rejects/2026.csv")).content().contains(ID);
  }

  @Test
  void theReportOfALoadThatIsNotThroughIsCleanedAtTheNextStart() throws IOException {
    Path running = folder.resolve("rejects/running.csv");
    String others = "line,raw\n1,\"another\n\"\"cell\"\"\"\n";
    try (DuckStore store = open()) {
      try (var writer = Files.newBufferedWriter(running)) {
        writer.write(others);
        writer.flush();
        store.facts().erase(new CustomerId(ID), RANDOM);
        writer.write("2,\"on\none line\n%s\nand the next\"\n".formatted(ID));
      }
      assertThat(running).content().contains(ID);
    }
    Erasure.finish(folder);
    assertThat(running).hasContent(others);
    assertThat(folder.resolve("erased")).doesNotExist();
  }

  @Test
  void anErasureThatFailsCostsNoModelAndNoReport() throws IOException {
    try (DuckStore store = open()) {
      store
          .facts()
          .update(new Query("break", "ALTER TABLE saved_view RENAME TO hidden", List.of()));
      assertThatThrownBy(() -> store.facts().erase(new CustomerId(ID), RANDOM))
          .isInstanceOf(StoreException.class);
      assertThat(store.models().newest("als")).isPresent();
      assertThat(folder.resolve("rejects/2026.csv")).content().contains(ID);
      assertThat(folder.resolve("erased")).doesNotExist();
    }
  }
}
