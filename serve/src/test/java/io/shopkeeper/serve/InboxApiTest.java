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
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What persons see of customer service, and do.
@TestInstance(Lifecycle.PER_CLASS)
class InboxApiTest {
  private ServedShop shop;
  private HttpAs local;
  private HttpAs agent;

  @BeforeAll
  void start(@TempDir Path directory) {
    shop = ServedShop.start(directory);
    var line =
        new OrderLine(SampleShop.product(0), 2, new Money(450, SampleShop.shop().currency()));
    for (int i = 1; i <= 2; i++) {
      shop.store()
          .log()
          .append(
              List.of(
                  new ShopEvent.Purchase(
                      new EventId("bought-" + i),
                      new Visit(
                          new CustomerId("c-1"),
                          null,
                          Channel.WEB,
                          Instant.parse("2026-01-05T12:00:00Z")),
                      new OrderId("W-500" + i),
                      List.of(line))));
    }
    local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
    agent =
        new HttpAs(
            shop.server(),
            local.postJson("/api/v1/keys", "{\"name\":\"desk\",\"role\":\"agent\"}").text("key"));
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  private Reply ask(String question, String conversation) {
    return local.postJson(
        "/api/v1/ask",
        "{\"question\":\"%s\",\"customer\":\"c-1\",\"conversation\":\"%s\"}"
            .formatted(question, conversation));
  }

  private Map<String, Object> entry(String show, String conversation) {
    return agent.get("/api/v1/inbox?count=500&show=" + show).list("conversations").stream()
        .filter(one -> conversation.equals(one.get("conversation")))
        .findFirst()
        .orElse(Map.of());
  }

  private List<Map<String, Object>> messages(String conversation) {
    return local
        .get("/api/v1/conversations/" + conversation + "/messages?customer=c-1")
        .list("messages");
  }

  @Test
  void aPersonGoesOnWhereTheAssistantHandsOver() {
    String id = ask("I want to talk to a person", "").text("conversation");
    assertThat(entry("open", id)).containsEntry("need", "hand_over").containsEntry("turns", 1L);
    String path = "/api/v1/inbox/" + id;
    Reply written =
        agent.postJson(path + "/replies", "{\"text\":\"Ada here. <b>What</b> is it?\"}");
    assertThat(written.status()).isEqualTo(201);
    assertThat(entry("open", id)).isEmpty();
    assertThat(entry("all", id)).containsEntry("need", "nothing");
    Reply next = ask("How much is p-0?", id);
    assertThat(next.text("standing")).isEqualTo("person");
    assertThat(next.text("text")).isEmpty();
    assertThat(entry("open", id))
        .containsEntry("need", "reply")
        .containsEntry("question", "How much is p-0?");
    assertThat(messages(id))
        .satisfies(all -> assertThat(all).hasSize(3))
        .anySatisfy(one -> {
          assertThat(one).containsKey("person");
          assertThat(String.valueOf(one.get("statements"))).contains("<b>What</b> is it?");
        });
    assertThat(agent.postJson(path + "/close", "{}").status()).isEqualTo(200);
    assertThat(entry("closed", id)).containsEntry("standing", "closed");
    Reply again = ask("How much is p-0?", id);
    assertThat(again.text("text")).contains("€4.50");
    assertThat(again.text("standing")).isEqualTo("assistant");
  }

  @Test
  void whatTheAssistantDidNotKnowComesAfterWhatWasHandedOver() {
    String unknown = ask("Can the moon be rented?", "").text("conversation");
    String known = ask("How much is p-0?", "").text("conversation");
    String waiting = ask("I want to talk to a person", "").text("conversation");
    List<Object> open =
        agent.get("/api/v1/inbox?count=500").list("conversations").stream()
            .map(one -> one.get("conversation"))
            .toList();
    assertThat(open).contains(waiting, unknown).doesNotContain(known);
    assertThat(open.indexOf(waiting)).isLessThan(open.indexOf(unknown));
    assertThat(entry("all", known)).containsEntry("need", "nothing");
  }

  @Test
  void aConversationIsReadWordForWord() {
    String id = ask("How much is p-0?", "").text("conversation");
    Reply read = agent.get("/api/v1/inbox/" + id);
    assertThat(read.text("customer")).isEqualTo("c-1");
    assertThat(String.valueOf(read.list("messages"))).contains("How much is p-0?", "price");
    assertThat(agent.get("/api/v1/inbox/nope").status()).isEqualTo(404);
    assertThat(agent.get("/api/v1/inbox?show=odd").status()).isEqualTo(400);
  }

  private int sayTopic(String id, String turn, String topic) {
    return agent
        .send(
            "PUT",
            "/api/v1/inbox/" + id + "/turns/" + turn + "/topic",
            "application/json",
            "{\"topic\":\"%s\"}".formatted(topic))
        .status();
  }

  @Test
  void aPersonSaysWhatAQuestionWasAboutAndTheLastWordHolds() {
    String id =
        local
            .postJson(
                "/api/v1/ask", "{\"question\":\"How much is p-1 today?\",\"customer\":\"c-3\"}")
            .text("conversation");
    assertThat(sayTopic(id, "1", "exchange")).isEqualTo(200);
    assertThat(sayTopic(id, "1", "return")).isEqualTo(200);
    assertThat(sayTopic(id, "1", "weather")).isEqualTo(400);
    assertThat(sayTopic(id, "9", "return")).isEqualTo(400);
    assertThat(agent.get("/inbox/" + id).text())
        .contains("<option value=\"return\" selected>")
        .doesNotContain("<option value=\"exchange\" selected>");
    assertThat(local.get("/api/v1/export/labelled_samples").text())
        .containsPattern("topic,\"?How much is p-1 today\\?\"?,exchange,key \\w+,")
        .containsPattern("topic,\"?How much is p-1 today\\?\"?,return,key \\w+,");

    local.postJson("/api/v1/erasures", "{\"customer\":\"c-3\"}");

    assertThat(local.get("/api/v1/export/labelled_samples").text())
        .doesNotContain("How much is p-1 today");
  }

  @Test
  void aReplyNeedsAConversationAndWords() {
    String id = ask("How much is p-0?", "").text("conversation");
    String path = "/api/v1/inbox/" + id + "/replies";
    assertThat(agent.postJson(path, "{\"text\":\"  \"}").status()).isEqualTo(400);
    assertThat(agent.postJson(path, "{\"text\":\"%s\"}".formatted("x".repeat(4_001))).status())
        .isEqualTo(400);
    assertThat(agent.postJson("/api/v1/inbox/nope/replies", "{\"text\":\"x\"}").status())
        .isEqualTo(404);
    assertThat(messages(id)).hasSize(1);
  }

  @Test
  void aRequestIsDecidedOnceAndTheCustomerIsToldWhereTheyMadeIt() {
    String id = ask("I want to return order W-5001", "").text("conversation");
    Reply done = ask("yes", id);
    assertThat(done.text("outcome")).isEqualTo("done");
    String number =
        String.valueOf(
            agent.get("/api/v1/service-requests").list("requests").getFirst().get("number"));
    String path = "/api/v1/service-requests/" + number + "/decision";
    assertThat(agent.postJson(path, "{\"accepted\":false}").status()).isEqualTo(400);
    assertThat(agent.postJson(path, "{\"accepted\":\"so\"}").status()).isEqualTo(400);
    String refusal = "{\"accepted\":false,\"reason\":\"The cup was used.\"}";
    assertThat(agent.postJson(path, refusal).status()).isEqualTo(200);
    assertThat(agent.postJson(path, "{\"accepted\":true}").status()).isEqualTo(400);
    assertThat(agent.get("/api/v1/service-requests").list("requests").getFirst())
        .containsEntry("decision", "refused")
        .containsEntry("reason", "The cup was used.");
    assertThat(String.valueOf(messages(id).getLast()))
        .contains("Your request " + number + " was not accepted.", "The cup was used.");
    ask("I want to return order W-5001", id);
    assertThat(ask("yes", id).text("text")).as("may be asked for again").doesNotContain(number);
  }

  @Test
  void anAgentSeesTheInboxAndNothingElse() {
    for (String path :
        List.of("/api/v1/customers/c-1", "/api/v1/sql/views", "/api/v1/search?q=cup")) {
      assertThat(agent.get(path).status()).as(path).isEqualTo(403);
    }
  }

  @Test
  void whoSpeaksForTheShopIsKept() {
    String id = ask("I want to talk to a person", "").text("conversation");
    agent.postJson("/api/v1/inbox/" + id + "/replies", "{\"text\":\"Hello.\"}");
    assertThat(local.get("/api/v1/audit?count=50").list("entries"))
        .anySatisfy(entry ->
            assertThat(entry.get("did")).isEqualTo("POST /api/v1/inbox/" + id + "/replies"));
  }
}
