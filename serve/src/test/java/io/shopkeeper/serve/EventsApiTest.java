package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsApiTest {
  private static final String PATH = "/api/v1/events";
  private static ServedShop shop;

  @BeforeAll
  static void start(@TempDir Path directory) {
    shop = ServedShop.start(directory);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static HttpAs local() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  private static String view(String id, String product) {
    return """
    {"event":"view_item","id":"%s","customer":"c-new","product":"%s"}\
    """
        .formatted(id, product);
  }

  private static String timed(String id, String product) {
    return view(id, product).replace("}", ",\"time\":\"2026-11-20T10:00:00Z\"}");
  }

  @Test
  void anAcceptedEventIsInTheLog() {
    long head = shop.store().log().head();
    var reply = local().postJson(PATH, view("one", "p-1"));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json())
        .containsEntry("accepted", 1L)
        .containsEntry("duplicates", 0L)
        .containsEntry("rejectedCount", 0L);
    assertThat(shop.store().log().head()).isGreaterThan(head);
  }

  @Test
  void theSameEventTwiceCountsOnce() {
    String batch = "[" + view("twice", "p-1") + "]";
    local().postJson(PATH, batch);
    assertThat(local().postJson(PATH, batch).json())
        .containsEntry("accepted", 0L)
        .containsEntry("duplicates", 1L);
  }

  @Test
  void theSameIdWithAnotherContentIsRefusedAndTheFirstStays() {
    local().postJson(PATH, timed("clash", "p-1"));
    var reply =
        local().postJson(PATH, "[" + timed("clash", "p-2") + "," + timed("fine", "p-2") + "]");
    assertThat(reply.json()).containsEntry("accepted", 1L).containsEntry("rejectedCount", 1L);
    assertThat(reply.list("rejected").getFirst())
        .containsEntry("line", 1L)
        .containsEntry("reason", "conflict");
  }

  @Test
  void theSameIdForAnotherProductIsRefusedAlsoWithoutATime() {
    local().postJson(PATH, view("untimed", "p-1"));
    assertThat(local().postJson(PATH, view("untimed", "p-1")).json())
        .containsEntry("duplicates", 1L);
    var reply = local().postJson(PATH, view("untimed", "p-2"));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.list("rejected").getFirst()).containsEntry("reason", "conflict");
  }

  @Test
  void moreEventsThanOneWriteTakesAreRefusedNamingTheLimit() {
    long head = shop.store().log().head();
    String line = "{\"event\":\"view_item\",\"session\":\"s\",\"product\":\"p-1\"}\n";
    var reply = local().send("POST", PATH, "application/x-ndjson", line.repeat(65_537));
    assertThat(reply.status()).as(reply.text()).isEqualTo(413);
    assertThat(reply.text("detail")).contains("65537", "65536");
    assertThat(shop.store().log().head()).isEqualTo(head);
  }

  @Test
  void aBadLineOfNdjsonKeepsTheGoodOnes() {
    String body =
        view("n1", "p-1") + "\n{\"event\":\"view_item\", broken\n" + view("n3", "p-3") + "\n";
    var reply = local().send("POST", PATH, "application/x-ndjson; charset=utf-8", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json()).containsEntry("accepted", 2L).containsEntry("rejectedCount", 1L);
    assertThat(reply.list("rejected").getFirst())
        .containsEntry("line", 2L)
        .containsEntry("reason", "malformed");
  }

  @Test
  void refusedEventsAreShownOnTheQualityPage() {
    local()
        .postJson(PATH, "[{\"event\":\"dance\",\"customer\":\"c-1\"}," + view("q2", "p-1") + "]");
    assertThat(local().get("/quality").text()).contains("dance");
  }

  @Test
  void aBodyThatIsNotJsonIsRefusedWithLineAndColumn() {
    var reply = local().postJson(PATH, "{\"event\":\"view_item\",\n  \"customer\" \"c-1\"}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.json()).containsEntry("type", "/docs#problem-malformed-json");
    assertThat(reply.text("detail")).startsWith("line 2, column ");
  }

  @Test
  void whereEveryEventIsBadEachIsExplained() {
    var reply = local().postJson(PATH, "[{\"event\":\"dance\",\"customer\":\"c-1\"},{}]");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.list("rejected")).hasSize(2);
  }

  @Test
  void anEmptyBodyIsRefusedWithAdvice() {
    var reply = local().postJson(PATH, "");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("advice")).contains("one object");
    assertThat(local().postJson(PATH, "[]").status()).isEqualTo(400);
  }

  @Test
  void aBodyOfAnotherTypeIsRefused() {
    assertThat(local().send("POST", PATH, "text/xml", "<event/>").status()).isEqualTo(415);
    assertThat(local().send("POST", PATH, null, view("t", "p-1")).status()).isEqualTo(415);
    var zipped = local().with("Content-Encoding", "gzip").postJson(PATH, view("z", "p-1"));
    assertThat(zipped.status()).isEqualTo(400);
    assertThat(zipped.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void aBodyOverEightMebibytesIsRefused() {
    var reply = local().postJson(PATH, " ".repeat(8 * 1024 * 1024 + 1));
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.json()).containsEntry("type", "/docs#problem-too-large");
  }

  @Test
  void aClickChangesTheNextAnswer() throws InterruptedException {
    String question = "/api/v1/recommendations?session=fresh&count=3";
    String before = local().get(question).text();
    local().postJson(PATH, "{\"event\":\"view_item\",\"session\":\"fresh\",\"product\":\"p-20\"}");
    String after = local().get(question).text();
    for (int i = 0; i < 100 && after.equals(before); i++) {
      Thread.sleep(10);
      after = local().get(question).text();
    }
    assertThat(before).contains("\"basis\":\"popular\"");
    assertThat(after).contains("\"basis\":\"session_history\"").contains("p-20");
  }

  @Test
  void whatBecameOfEventsIsCounted() {
    local().postJson(PATH, view("counted", "p-1"));
    local().postJson(PATH, view("counted", "p-1"));
    String metrics = local().get("/metrics").text();
    assertThat(metrics)
        .contains("shopkeeper_events_total{outcome=\"accepted\"}")
        .contains("shopkeeper_events_total{outcome=\"duplicate\"}")
        .contains(
            "shopkeeper_http_requests_total{method=\"POST\",route=\"/api/v1/events\",status=\"200\"}")
        .contains("shopkeeper_http_request_duration_seconds_bucket")
        .contains("shopkeeper_model_age_seconds")
        .contains("shopkeeper_jvm_memory_used_bytes");
  }
}
