package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.ingest.Parsed.Accepted;
import io.shopkeeper.ingest.Parsed.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

  @Test
  void oneObjectIsOneEvent() {
    ShopEvent event =
        only(
            """
            {"id":"e1","event":"view_item","customer":"c1","session":"s1","channel":"app",
             "time":"2026-11-23T10:00:00Z","product":"p1"}\
            """);

    assertThat(event).isInstanceOf(ShopEvent.ViewItem.class);
    assertThat(event.id().value()).isEqualTo("e1");
    assertThat(event.visit().time()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
    assertThat(event.visit().channel().name()).isEqualTo("app");
  }

  @Test
  void aPurchaseHasALineForEachItem() {
    ShopEvent event =
        only(
            """
            {"event":"purchase","user_id":42,"transaction_id":"o1","timestamp":1795428000000,
             "items":[{"item_id":"a","quantity":2,"price":9.99,"item_name":"Cup"},
                      {"product_id":"b","price":"1,000.50"}]}\
            """);

    assertThat(event)
        .isInstanceOfSatisfying(
            ShopEvent.Purchase.class,
            purchase -> {
              assertThat(purchase.order().value()).isEqualTo("o1");
              assertThat(purchase.lines())
                  .extracting(line -> line.quantity())
                  .containsExactly(2, 1);
              assertThat(purchase.lines())
                  .extracting(line -> line.unitPrice().minor())
                  .containsExactly(999L, 100_050L);
            });
  }

  @Test
  void whatFollowsAListWithinAnItemStillBelongsToTheItem() {
    ShopEvent event =
        only(
            """
            {"event":"purchase","session":"s1","order":"o1",
             "items":[{"item_id":"p1","price":4.5,"tags":[],"quantity":3},
                      {"price":2,"options":[{"id":"red","price":9}],"id":"p2"}]}\
            """);

    assertThat(event.id().value()).isEqualTo("purchase:o1");
    assertThat(event)
        .isInstanceOfSatisfying(
            ShopEvent.Purchase.class,
            purchase ->
                assertThat(purchase.lines())
                    .extracting(line -> line.product() + " " + line.quantity())
                    .containsExactly("p1 3", "p2 1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{A},{B}]",
        "{\"events\":[{A},{B}]}",
        "{\"events\":[{A},{B}],\"sent\":{\"by\":\"x\"}}",
        "{A}\n{B}",
        "{A}\r\n\n{B}\n",
      })
  void manyEventsComeInAnyOfThreeShapes(String shape) {
    String body =
        shape
            .replace("{A}", "{\"event\":\"view_item\",\"session\":\"s\",\"product\":\"a\"}")
            .replace("{B}", "{\"event\":\"view_item\",\"session\":\"s\",\"product\":\"b\"}");

    assertThat(parse(body))
        .extracting(parsed -> ((Accepted<ShopEvent>) parsed).value().products().getFirst().value())
        .containsExactly("a", "b");
  }

  @Test
  void aBrokenLineDoesNotStopTheOthers() {
    List<Parsed<ShopEvent>> parsed =
        parse(
            """
            {"event":"view_item","session":"s","product":"a"}
            {"event":"view_item","session":"s","product":
            {"event":"dance","session":"s"}
            {"event":"view_item","session":"s","product":"b"}
            """);

    assertThat(parsed).hasSize(4);
    assertThat(parsed.get(1))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(RejectReason.MALFORMED);
              assertThat(rejected.raw()).startsWith("{\"event\":\"view_item\"").endsWith(":\n");
            });
    assertThat(parsed.get(2))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(RejectReason.UNKNOWN_EVENT);
              assertThat(rejected.place()).isEqualTo(new Place("request", 3, "event"));
              assertThat(rejected.raw()).isEqualTo("{\"event\":\"dance\",\"session\":\"s\"}");
              assertThat(rejected.detail()).contains("dance", "view_item");
            });
    assertThat(parsed.get(3)).isInstanceOf(Accepted.class);
  }

  @Test
  void anEventWithoutIdIsNamedByItsContent() {
    String body =
        "{\"event\":\"view_item\",\"session\":\"s\",\"product\":\"a\",\"time\":1795428000}";

    assertThat(only(body).id()).isEqualTo(only(body).id());
    assertThat(only(body).id()).isNotEqualTo(only(body.replace("\"a\"", "\"b\"")).id());
  }

  @Test
  void anEventWithoutTimeIsOfNow() {
    assertThat(only("{\"event\":\"search\",\"session\":\"s\",\"query\":\"🧦 جوارب\"}"))
        .isInstanceOfSatisfying(
            ShopEvent.Search.class,
            search -> {
              assertThat(search.visit().time()).isEqualTo(Shops.NOW);
              assertThat(search.query()).isEqualTo("🧦 جوارب");
            });
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThat(reason("{\"event\":\"view_item\",\"product\":\"a\"}"))
        .isEqualTo(RejectReason.MISSING_VALUE);
    assertThat(
            reason(
                "{\"event\":\"view_item\",\"session\":\"s\",\"product\":\"a\",\"time\":\"soon\"}"))
        .isEqualTo(RejectReason.UNREADABLE_TIME);
    assertThat(
            reason(
                "{\"event\":\"view_item\",\"session\":\"s\",\"product\":\"a\",\"time\":\"2026-12-24\"}"))
        .isEqualTo(RejectReason.FUTURE_TIME);
    assertThat(
            reason(
                "{\"event\":\"purchase\",\"session\":\"s\",\"items\":[{\"id\":\"a\",\"price\":-1}]}"))
        .isEqualTo(RejectReason.NEGATIVE_PRICE);
    assertThat(
            reason(
                "{\"event\":\"add_to_cart\",\"session\":\"s\",\"product\":\"a\",\"quantity\":0}"))
        .isEqualTo(RejectReason.INVALID_QUANTITY);
    assertThat(reason("7")).isEqualTo(RejectReason.MALFORMED);
    assertThat(reason("{\"event\"")).isEqualTo(RejectReason.MALFORMED);
    assertThat(reason("{\"events\":3}")).isEqualTo(RejectReason.MALFORMED);
    assertThat(reason("[{\"event\":\"search\"")).isEqualTo(RejectReason.MALFORMED);
    assertThat(
            reason(
                "{\"event\":\"view_item\",\"session\":\"s\",\"product\":\"%s\"}"
                    .formatted("x".repeat(300))))
        .isEqualTo(RejectReason.INVALID_VALUE);
  }

  @Test
  void whatOneRecordCannotTellIsRefusedNotGuessed() {
    assertThat(
            reason(
                "{\"event\":\"view_item\",\"session\":\"s\",\"product\":\"a\",\"time\":\"03/04/2026\"}"))
        .isEqualTo(RejectReason.UNREADABLE_TIME);
    assertThat(
            reason(
                "{\"event\":\"purchase\",\"session\":\"s\",\"product\":\"a\",\"price\":\"4,50\"}"))
        .isEqualTo(RejectReason.UNREADABLE_NUMBER);
    assertThat(reason("{\"event\":\"purchase\",\"session\":\"s\",\"product\":\"a\",\"price\":1E3}"))
        .isEqualTo(RejectReason.UNREADABLE_NUMBER);
  }

  @Test
  void anEmptyBodyHasNoEvents() {
    assertThat(parse("")).isEmpty();
    assertThat(parse("[]")).isEmpty();
    assertThat(parse("{\"events\":[]}")).isEmpty();
  }

  private static RejectReason reason(String body) {
    return ((Rejected<ShopEvent>) parse(body).getFirst()).reason();
  }

  private static ShopEvent only(String body) {
    assertThat(parse(body)).hasSize(1);
    assertThat(parse(body).getFirst()).isInstanceOf(Accepted.class);
    return ((Accepted<ShopEvent>) parse(body).getFirst()).value();
  }

  private static List<Parsed<ShopEvent>> parse(String body) {
    return EventJson.parse(body.getBytes(StandardCharsets.UTF_8), Shops.BERLIN, Shops.NOW);
  }
}
