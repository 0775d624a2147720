package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.ports.JobRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts and reviews over HTTP.
class TextApiTest {
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

  private static HttpAs.Reply analyse(String... texts) {
    return local().postJson("/api/v1/text/analyse", body(texts));
  }

  private static String body(String... texts) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeArrayPropertyStart("texts");
      List.of(texts).forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static Map<String, Object> analysed(String text) {
    var reply = analyse(text);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.list("texts").getFirst();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> holder, String name) {
    return (List<Map<String, Object>>) Objects.requireNonNull(holder.get(name));
  }

  @Test
  void aTextIsReadWithItsEvidenceAndItsAspects() {
    String text = "质量很好，就是物流太慢了";
    var read = analysed(text);
    assertThat(read).containsEntry("language", "chinese").containsEntry("mixed", false);
    assertThat(list(read, "aspects"))
        .extracting(aspect -> aspect.get("aspect") + " " + aspect.get("polarity"))
        .containsExactly("quality positive", "delivery negative");
    for (Map<String, Object> aspect : list(read, "aspects")) {
      for (Map<String, Object> span : list(aspect, "opinions")) {
        int start = ((Number) Objects.requireNonNull(span.get("start"))).intValue();
        int end = ((Number) Objects.requireNonNull(span.get("end"))).intValue();
        assertThat(text.substring(start, end)).isEqualTo(span.get("text"));
      }
    }
    assertThat(read).containsKeys("inFavour", "evidence", "keywords", "hints", "written");
    assertThat(analysed("Lovely design, great quality, I am happy"))
        .containsEntry("sentiment", "positive")
        .containsEntry("language", "english");
  }

  @Test
  void aDescriptionIsPutIntoACategoryOfTheCatalogueOrOnlyGuessed() {
    assertThat(analysed("a fine teapot with handle").get("category"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("path", List.of("Tea", "Pots"))
        .containsEntry("sure", true);
    assertThat(analysed("送货速度很快").get("category"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("sure", false);
  }

  @Test
  void whatATextNamesOfTheCatalogueIsLinkedToIt() {
    var read = analysed("The Ming teacup is better than the Yixing teapot");
    assertThat(list(read, "entities"))
        .extracting(entity -> entity.get("kind") + " " + entity.get("products"))
        .containsExactly("brand [p-1]", "product [p-1]", "brand [p-6]", "product [p-6]");
    assertThat(list(read, "relations"))
        .singleElement()
        .satisfies(relation ->
            assertThat(relation)
                .containsEntry("relation", "better-than")
                .extractingByKey("object", InstanceOfAssertFactories.MAP)
                .containsEntry("kind", "product"));
    assertThat(list(analysed("lovely"), "entities")).isEmpty();
  }

  @Test
  void aBatchIsAnsweredInOrderWithTheModelAndItsCalibration() {
    var reply = analyse("great quality", "terrible quality");
    assertThat(reply.list("texts"))
        .extracting(text -> text.get("sentiment"))
        .containsExactly("positive", "negative");
    assertThat(reply.text("model")).isEqualTo("opinion words");
    assertThat(reply.text("calibration")).contains("not measured");
    var single = local().postJson("/api/v1/text/analyse", "{\"text\":\"great quality\"}");
    assertThat(single.list("texts").getFirst()).isEqualTo(reply.list("texts").getFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "👍👍👍😡", "!!!", "\u0000\u200b"})
  void aTextWithoutWordsSaysNothing(String text) {
    var read = analysed(text);
    assertThat(read).containsEntry("sentiment", "undecided").containsEntry("inFavour", .5);
    assertThat(list(read, "aspects")).isEmpty();
    assertThat(String.valueOf(read.get("hints"))).contains("no-words");
  }

  @Test
  void ofAReviewOf100KilobytesTheBeginningIsRead() {
    String chinese = "质量很好。".repeat(100 * 1024 / 15);
    assertThat(analysed(chinese)).containsEntry("cut", true).containsEntry("sentiment", "positive");
    assertThat(analysed("x".repeat(100_000))).containsEntry("cut", true);
    var reply = analyse("x".repeat(100_001));
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.text("detail")).contains("text 1", "100,001");
    assertThat(analyse("x".repeat(1024 * 1024)).status()).isEqualTo(413);
  }

  @Test
  void markupIsNotRead() {
    var read =
        analysed("<script>terrible awful broken</script><p style=\"bad\">Great <b>quality</b></p>");
    assertThat(read).containsEntry("sentiment", "positive");
    assertThat(list(read, "aspects")).hasSize(1);
  }

  @Test
  void mixedScriptsAndOtherLanguagesAreTold() {
    assertThat(analysed("这个 battery 很 good，质量很好 but the delivery was terrible"))
        .containsEntry("mixed", true);
    var french = analysed("Très bien, la livraison est rapide pour une fois");
    assertThat(written(french, "other")).isGreaterThan(.5);
    assertThat(written(analysed("とても良い商品でした"), "other")).isGreaterThan(.5);
    assertThat(written(analysed("品質很好，態度親切"), "traditional-chinese")).isGreaterThan(.5);
  }

  @SuppressWarnings("unchecked")
  private static double written(Map<String, Object> read, String variety) {
    var shares = (Map<String, Object>) Objects.requireNonNull(read.get("written"));
    return ((Number) shares.getOrDefault(variety, 0)).doubleValue();
  }

  @Test
  void instructionsInATextAreData() {
    var read = analysed(SampleReviews.ORDER + " The quality is terrible, it broke at once.");
    assertThat(read).containsEntry("sentiment", "negative");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{", "{}", "{\"texts\":[]}", "{\"texts\":{}}", "{\"text\":[[\"a\"]]}"})
  void aBodyWithoutTextsIsRefused(String body) {
    for (String path : List.of("/api/v1/text/analyse", "/api/v1/text/similarity")) {
      var reply = local().postJson(path, body);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }
  }

  @Test
  void moreTextsThanAreReadAtOnceAreRefused() {
    String[] texts = new String[65];
    java.util.Arrays.fill(texts, "good");
    assertThat(analyse(texts).status()).isEqualTo(413);
    assertThat(local().postJson("/api/v1/text/similarity", body(texts)).status()).isEqualTo(413);
    assertThat(local().postJson("/api/v1/text/similarity", body("one")).status()).isEqualTo(400);
  }

  @Test
  @SuppressWarnings("unchecked")
  void textsOfOneMeaningAreNearerThanOthers() {
    var reply = local().postJson("/api/v1/text/similarity", body("物流很快", "送货速度很快", "味道不好", ""));
    var cosine = (List<List<Double>>) Objects.requireNonNull(reply.json().get("cosine"));
    assertThat(cosine.getFirst().get(1)).isGreaterThan(cosine.getFirst().get(2));
    assertThat(cosine.getFirst().getFirst()).isEqualTo(1);
    assertThat(cosine.get(3).get(3)).as("nothing is like nothing").isEqualTo(0);
  }

  @Test
  void anInsightCitesItsReviewsAndSaysWhenItWasMade() {
    var reply = local().get("/api/v1/text/insight?product=p-1");
    assertThat(reply.json())
        .containsEntry("readAt", SampleReviews.READ_AT.toString())
        .containsEntry("category", "Cups")
        .containsEntry("reviews", 22L)
        .containsKeys("rating", "inFavour", "praise", "months", "keywords", "rivals", "action");
    assertThat(reply.text("change")).contains("drop", "delivery");
    var criticism = reply.list("criticism").getFirst();
    var cited =
        local().get("/api/v1/text/reviews?product=p-1&count=100").list("reviews").stream()
            .filter(review -> Objects.equals(review.get("id"), criticism.get("review")))
            .findFirst()
            .orElseThrow();
    assertThat(String.valueOf(cited.get("text"))).contains(String.valueOf(criticism.get("text")));
    var delivery =
        reply.list("aspects").stream()
            .filter(aspect -> "delivery".equals(aspect.get("aspect")))
            .findFirst()
            .orElseThrow();
    assertThat(list(delivery, "months")).hasSizeGreaterThan(1);
  }

  @Test
  void productsAreComparedOnRequest() {
    var reply = local().get("/api/v1/text/insight?product=p-1&compare=p-2,p-3");
    assertThat(reply.list("comparison"))
        .extracting(other -> other.get("product"))
        .containsExactly("p-2", "p-3");
    assertThat(reply.list("comparison").getFirst()).containsKeys("probablyBetter", "aspects");
    assertThat(reply.list("comparison").getLast()).containsEntry("reviews", 0L);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/text/insight?product=nope, 404",
    "/api/v1/text/insight?category=nope, 404",
    "/api/v1/text/insight?product=p-1&compare=nope, 404",
    "/api/v1/text/insight?compare=p-1, 400",
    "'/api/v1/text/insight?product=p-1&compare=a,b,c,d,e,f', 400",
    "/api/v1/text/reviews?polarity=great, 400",
    "/api/v1/text/reviews?page=0, 400",
    "/api/v1/text/reviews?count=101, 400",
    "/api/v1/text/insight?product=p-3, 200",
    "/api/v1/text/insight?product=p%2F17%20%C3%A4, 200",
    "/api/v1/text/insight?category=%E8%8C%B6%E5%85%B7, 200",
    "/api/v1/text/insight, 200",
    "/api/v1/text/reviews?product=nope, 200"
  })
  void aQuestionIsAnsweredOrItsFaultNamed(String path, int status) {
    var reply = local().get(path);
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    if (status >= 400) {
      assertThat(reply.json()).containsKeys("type", "detail", "advice");
    }
  }

  @Test
  void reviewsAreFoundByAspectPolarityAndWords() {
    var late = local().get("/api/v1/text/reviews?aspect=delivery&polarity=negative&product=p-1");
    assertThat(late.json()).containsEntry("total", 8L);
    assertThat(late.list("reviews"))
        .allMatch(review -> String.valueOf(review.get("text")).equals("物流太慢"));
    assertThat(local().get("/api/v1/text/reviews?q=SAUCER%2011").json()).containsEntry("total", 1L);
    assertThat(local().get("/api/v1/text/reviews?category=Cups&polarity=positive").json())
        .extracting("total")
        .isEqualTo(25L);
    var second = local().get("/api/v1/text/reviews?product=p-2&count=5&page=3");
    assertThat(second.json()).containsEntry("pages", 3L).containsEntry("total", 12L);
    assertThat(second.list("reviews")).hasSize(2);
    assertThat(local().get("/api/v1/text/reviews?page=99").list("reviews")).isEmpty();
  }

  @Test
  void aScriptInAReviewStaysText() {
    var reply = local().get("/api/v1/text/reviews?q=alert");
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.list("reviews").getFirst()).containsEntry("text", SampleReviews.ATTACK);
  }

  @Test
  void anEditOfTheAspectsIsKeptAndTheReviewsReadAgain() {
    String rename =
        "{\"edit\":\"rename\",\"aspect\":\"delivery\",\"zh\":\"送货\",\"en\":\"shipping\",\"owner\":\"logistics\"}";
    var reply = local().postJson("/api/v1/text/aspects", rename);
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.text("edits")).contains("rename\tdelivery\t送货\tshipping\tlogistics");
    assertThat(shop.jobs().recent().getFirst().request()).isEqualTo(new JobRequest.ReadReviews());
    assertThat(local().get(reply.header("Location")).json()).containsEntry("kind", "reviews");
    var undo =
        local().postJson("/api/v1/text/aspects", "{\"edit\":\"undo\",\"line\":\"drop\\troom\"}");
    assertThat(undo.text("edits")).doesNotContain("room");
    assertThat(local().get("/api/v1/export/labelled_samples").text())
        .contains("aspect-rename,delivery,")
        .contains("shipping")
        .doesNotContain("aspect-drop");
    assertThat(local().get("/api/v1/text/aspects").list("aspects"))
        .anyMatch(aspect -> "delivery".equals(aspect.get("aspect")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 400",
        "{\"edit\":\"explode\"} | 400",
        "{\"edit\":\"drop\"} | 400",
        "{\"edit\":\"drop\",\"aspect\":\"nope\"} | 404",
        "{\"edit\":\"undo\",\"line\":\"nope\"} | 404",
        "{\"edit\":\"merge\",\"aspect\":\"smell\",\"into\":\"smell\"} | 400",
        "{\"edit\":\"term\",\"term\":\"a\\tb\",\"aspect\":\"smell\"} | 400",
        "{\"edit\":\"term\",\"term\":\"a\\ndrop\",\"aspect\":\"smell\"} | 400",
        "{\"edit\":\"rename\",\"aspect\":\"smell\",\"zh\":\"气\",\"en\":\"x\",\"owner\":\"king\"} |"
            + " 400"
      })
  void anEditThatMakesNoSenseIsRefused(String body, int status) {
    var reply = local().postJson("/api/v1/text/aspects", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
  }

  @Test
  void beforeTheReviewsAreReadTextsAreReadByOpinionWordsAndTheRestHasToWait() {
    shop.reviews().unread(true);
    try {
      var reply = local().get("/api/v1/text/insight");
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.header("Retry-After")).isEqualTo("5");
      assertThat(reply.text("type")).endsWith("not-ready");
      assertThat(analysed("great quality")).containsEntry("sentiment", "positive");
    } finally {
      shop.reviews().unread(false);
    }
  }
}
