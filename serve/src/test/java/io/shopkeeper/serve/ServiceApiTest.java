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
  void whatWasSaidIsReadAgainByWhoSaidItAlone() {
    String id = ask("What is in order W-5001?", "c-1", null).text("conversation");
    ask("I want to return order W-5001", "c-1", id);
    Reply all = local().get("/api/v1/conversations/" + id + "/messages?customer=c-1");
    assertThat(all.list("messages"))
        .extracting(one -> one.get("question"))
        .containsExactly("What is in order W-5001?", "I want to return order W-5001");
    assertThat(all.list("messages").getFirst().get("statements"))
        .isEqualTo(ask("What is in order W-5001?", "c-1", null).json().get("statements"));
    assertThat(all.json().get("confirm")).asString().contains("return", "W-5001");
    Reply later = local().get("/api/v1/conversations/" + id + "/messages?customer=c-1&after=1");
    assertThat(later.list("messages")).hasSize(1);
    for (String stranger : List.of("", "?customer=c-2")) {
      assertThat(local().get("/api/v1/conversations/" + id + "/messages" + stranger).status())
          .isEqualTo(404);
    }
  }

  @Test
  void anAnswerIsRatedByWhoGotIt() {
    Reply answer = ask("How much is p-0?", "c-1", null);
    String ratings = "/api/v1/conversations/" + answer.text("conversation") + "/ratings";
    assertThat(rate(ratings + "?customer=c-1", "{\"turn\":1,\"helpful\":false}")).isEqualTo(200);
    assertThat(rate(ratings + "?customer=c-1", "{\"turn\":1,\"helpful\":true}")).isEqualTo(200);
    assertThat(rate(ratings, "{\"turn\":1,\"helpful\":false}")).isEqualTo(404);
    assertThat(rate(ratings + "?customer=c-1", "{\"turn\":7,\"helpful\":false}")).isEqualTo(404);
    assertThat(rate(ratings + "?customer=c-1", "{\"turn\":1,\"helpful\":\"so\"}")).isEqualTo(400);
    assertThat(rate(ratings + "?customer=c-1", "{\"turn\":\"x\",\"helpful\":true}")).isEqualTo(400);
    Reply read =
        local()
            .get(
                "/api/v1/conversations/%s/messages?customer=c-1"
                    .formatted(answer.text("conversation")));
    assertThat(read.list("messages").getFirst()).containsEntry("helpful", true);
  }

  private int rate(String path, String body) {
    return local().postJson(path, body).status();
  }

  @Test
  void whoAsksForAPersonWaitsForOne() {
    Reply reply = ask("I want to talk to a person", null, null);
    assertThat(reply.text("outcome")).isEqualTo("handed_over");
    assertThat(reply.text("standing")).isEqualTo("waiting");
    Reply next = ask("How much is p-0?", null, reply.text("conversation"));
    assertThat(next.text("text")).contains("€4.50");
    assertThat(next.text("standing")).isEqualTo("waiting");
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

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"text\":\"Where is my order?\"}", "{\"question\":null}"})
  void aBodyWithoutAQuestionIsRefusedAndSaysWhatIsMissing(String body) {
    Reply reply = local().postJson("/api/v1/ask", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("detail")).isEqualTo("the body has no 'question'");
  }

  @Test
  void aLongTextIsNotRead() {
    assertThat(ask("word ".repeat(20_000), "c-1", null).text("outcome")).isEqualTo("asked_back");
  }

  @Test
  void whatIsAskedInVainIsProposedAndAnsweredOnceForAll() {
    ask("Do you offer cooking classes for children on Saturdays?", null, null);
    ask("are there cooking classes for children on saturdays", null, null);
    Reply before = local().get("/api/v1/faq/proposals");
    assertThat(before.status()).isEqualTo(200);
    assertThat(before.text()).contains("cooking classes").contains("\"asked\":2");
    Reply kept =
        local()
            .postJson(
                "/api/v1/faq",
                "{\"question\":\"Do you offer cooking classes for children on Saturdays?\","
                    + "\"answer\":\"Yes, at ten.\"}");
    assertThat(kept.status()).isEqualTo(200);
    assertThat(ask("are there cooking classes for children on saturdays", null, null).text())
        .contains("Yes, at ten.");
    assertThat(local().get("/api/v1/faq/proposals").text()).doesNotContain("cooking classes");
    assertThat(local().get("/inbox/proposals").text()).doesNotContain("cooking classes");
    assertThat(local().get("/api/v1/export/labelled_samples").text())
        .containsPattern("question,Do you offer cooking classes[^,]*,\"?Yes, at ten");
  }

  @Test
  void whatWasWrittenToOneCustomerIsNotReadyToBePublished() {
    String id = ask("Do you offer pottery lessons for beginners?", null, null).text("conversation");
    local().postJson("/api/v1/inbox/" + id + "/replies", "{\"text\":\"Yes, Ms Li.\"}");
    assertThat(local().get("/inbox/proposals").text())
        .contains("Yes, Ms Li.")
        .doesNotContain("value=\"Yes, Ms Li.\"");
  }

  @Test
  void anAnswerWithoutAQuestionIsRefused() {
    assertThat(local().postJson("/api/v1/faq", "{\"answer\":\"Yes.\"}").status()).isEqualTo(400);
    assertThat(local().postJson("/api/v1/faq", "{\"question\":\"Yes?\"}").status()).isEqualTo(400);
    String longAnswer = "{\"question\":\"Yes?\",\"answer\":\"%s\"}".formatted("a".repeat(2001));
    assertThat(local().postJson("/api/v1/faq", longAnswer).status()).isEqualTo(400);
  }
}
