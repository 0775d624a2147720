package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.serve.HttpAs.Reply;
import io.shopkeeper.serve.http.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Customers' questions over HTTP.
@TestInstance(Lifecycle.PER_CLASS)
class ServiceApiTest {
  private static final String ASK = "/api/v1/ask";
  private static final String ORIGIN = "https://shop.test";

  private ServedShop shop;
  private String pageKey;
  private String identitySecret;

  @BeforeAll
  void start(@TempDir Path directory) {
    shop = ServedShop.start(directory);
    var line =
        new OrderLine(SampleShop.product(0), 2, new Money(450, SampleShop.shop().currency()));
    shop.store()
        .log()
        .append(
            List.of(
                new ShopEvent.Purchase(
                    new EventId("asked-about"),
                    new Visit(
                        new CustomerId("c-1"),
                        null,
                        Channel.WEB,
                        Instant.parse("2026-01-05T12:00:00Z")),
                    new OrderId("W-5001"),
                    List.of(line))));
    Reply made =
        local()
            .postJson(
                "/api/v1/keys",
                "{\"name\":\"pages\",\"role\":\"collect\",\"origins\":[\"%s\"]}".formatted(ORIGIN));
    pageKey = made.text("key");
    identitySecret = made.text("identitySecret");
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  private HttpAs local() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  private static String asking(
      String question, @Nullable String customer, @Nullable String conversation) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringProperty("question", question);
      if (customer != null) {
        json.writeStringProperty("customer", customer);
      }
      if (conversation != null) {
        json.writeStringProperty("conversation", conversation);
      }
      json.writeEndObject();
    });
  }

  private Reply ask(String question, @Nullable String customer, @Nullable String conversation) {
    Reply reply = local().postJson(ASK, asking(question, customer, conversation));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply;
  }

  @Test
  void aProductIsToldOfWithItsSources() {
    Reply reply = ask("How much is p-0?", null, null);
    assertThat(reply.text("outcome")).isEqualTo("answered");
    assertThat(reply.text("text")).contains("€4.50");
    assertThat(String.valueOf(reply.list("statements").getFirst().get("sources")))
        .contains("p-0", "price");
  }

  @Test
  void anOrderIsToldToItsCustomerOnly() {
    assertThat(ask("What is in order W-5001?", "c-1", null).text("text")).contains("2 ×", "€4.50");
    assertThat(ask("What is in order W-5001?", "c-2", null).text("text"))
        .contains("I find no order W-5001");
    assertThat(ask("What is in order W-5001?", null, null).text("outcome")).isEqualTo("refused");
  }

  @Test
  void aPageAsksForWhomItsSignedIdSays() throws Exception {
    HttpAs page = new HttpAs(shop.server(), pageKey).with("Origin", ORIGIN);
    Reply named = page.postJson(ASK, asking("What is in order W-5001?", "c-1", null));
    assertThat(named.status()).isEqualTo(400);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(identitySecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signed =
        "c-1." + HexFormat.of().formatHex(mac.doFinal("c-1".getBytes(StandardCharsets.UTF_8)));
    String question = asking("What is in order W-5001?", null, null);
    assertThat(page.with("Shopkeeper-Identity", signed).postJson(ASK, question).text("text"))
        .contains("2 ×");
    assertThat(page.with("Shopkeeper-Identity", "c-1.00").postJson(ASK, question).status())
        .isEqualTo(403);
  }

  @Test
  void aConversationGoesOnAndBelongsToWhoBeganIt() {
    Reply begun = ask("I want to return order W-5001", "c-1", null);
    assertThat(begun.text("outcome")).isEqualTo("asked_back");
    String id = begun.text("conversation");
    Reply stranger = ask("yes", "c-2", id);
    assertThat(stranger.text("conversation")).isNotEqualTo(id);
    assertThat(stranger.text("outcome")).isNotEqualTo("done");
    Reply done = ask("yes", "c-1", id);
    assertThat(done.text("outcome")).isEqualTo("done");
    Reply requests = local().send("GET", "/api/v1/service-requests", null, null);
    assertThat(requests.list("requests").getFirst()).containsEntry("order", "W-5001");
  }

  @Test
  void whatWasNotKnownIsListedForTheShop() {
    ask("Do you know the way to San José?", null, null);
    Reply open = local().send("GET", "/api/v1/questions?open=true", null, null);
    assertThat(open.list("questions"))
        .anySatisfy(
            one -> assertThat(one).containsEntry("question", "Do you know the way to San José?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?!", "<script>alert(1)</script>", "' OR 1=1 --", "\u0000\u0007"})
  void whatIsNoQuestionIsAnsweredWithCourtesy(String question) {
    assertThat(ask(question, "c-1", null).text("text")).isNotBlank().doesNotContain("<script>");
  }

  @Test
  void aLongTextIsNotRead() {
    assertThat(ask("word ".repeat(20_000), "c-1", null).text("outcome")).isEqualTo("asked_back");
  }
}
