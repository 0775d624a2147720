package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.taste.ThemeTraining;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told of what a customer likes by meaning and how they review.
class CustomerVoiceTest {
  private static ServedShop shop;

  @BeforeAll
  static void start(@TempDir Path directory) {
    shop = ServedShop.start(directory);
    shop.store()
        .facts()
        .putCustomers(
            List.of(
                new Customer(
                    new CustomerId("c-3"),
                    null,
                    null,
                    null,
                    new Consent(Set.of(), Set.of(Consent.Purpose.PERSONALISATION)),
                    Map.of())));
    shop.store()
        .facts()
        .putReviews(
            List.of(
                review("r-1", "c-0", "The delivery was terribly slow. <b>Lovely</b> design!"),
                review("r-3", "c-3", "The delivery was terribly slow.")));
    assertThat(local().get("/api/v1/customers/c-0/tastes").text())
        .as("before themes are learned")
        .contains("\"themes\":[]")
        .doesNotContain("learnedAt");
    assertThat(english().get("/customers/c-0/voice").text()).contains("not been learned yet");
    try (var pool = Executors.newSingleThreadExecutor()) {
      new ThemeTraining(
              shop.store(), shop.services().embedder(), new Workers(pool, 1), Progress.NONE)
          .learn(new Seed(1), shop.services().clock());
    }
    shop.services().customers().changed();
    shop.services().customers().refresh();
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void tastesAreToldWithTheEventsBehindThem() {
    String answer = local().get("/api/v1/customers/c-0/tastes").text();
    assertThat(answer)
        .contains("\"learnedAt\":\"", "\"shopShare\":0.", "\"signs\":[{\"type\":\"purchase\"")
        .contains("JOIN product_themes t USING (product)");
    var sql = Pattern.compile("\"lineage\":\"([^\"]+)\"").matcher(answer);
    assertThat(sql.find()).isTrue();
    assertThat(
            local()
                .send(
                    "POST",
                    "/api/v1/sql",
                    "application/json",
                    "{\"sql\": \"%s\"}".formatted(sql.group(1)))
                .text())
        .as("the rows behind can be asked for")
        .contains("\"theme\"", "c-0");
    assertThat(local().get("/api/v1/customers/c-0").text())
        .contains("\"themes\":[{\"name\":", "\"categoryPriceBands\":[{\"name\":\"Home\"");
  }

  @Test
  void reviewsAreToldWithWhatTheyJudge() {
    assertThat(local().get("/api/v1/customers/c-0/reviews").text())
        .contains("\"reviews\":1", "\"rated\":1", "\"stars\":2.0", "\"strictness\":")
        .contains("\"english\":\"delivery\"", "\"others\":", "The delivery was terribly slow");
  }

  @Test
  void whoRefusedPersonalisationIsToldNothingOfEither() {
    for (String part : List.of("tastes", "reviews")) {
      assertThat(local().get("/api/v1/customers/c-3/" + part).text())
          .isEqualTo(
              "{\"customer\":\"c-3\",\"personalisation\":\"refused\"%s}"
                  .formatted(part.equals("tastes") ? learnedAt() : ""));
    }
    assertThat(english().get("/customers/c-3").text()).doesNotContain("/customers/c-3/voice");
    assertThat(english().get("/customers/c-3/voice").text()).doesNotContain("slow", "Stricter");
    assertThat(local().get("/api/v1/customers/nobody/tastes").status()).isEqualTo(404);
  }

  private static String learnedAt() {
    return ",\"learnedAt\":\"%s\""
        .formatted(shop.services().customers().themes().orElseThrow().learnedAt());
  }

  @Test
  void thePageAsksForThemAndTellsThemInWords() {
    assertThat(english().get("/customers/c-0").text())
        .contains("hx-get=\"/customers/c-0/voice\"", "Category by price", "dearest third");
    assertThat(english().get("/customers/c-0/voice").text())
        .contains("Themes", "bought", "How they review", "Stricter than others", "criticised 1")
        .contains("<q>The delivery was terribly slow</q>")
        .doesNotContain("<b>Lovely", "not been learned");
    assertThat(chinese().get("/customers/c-0/voice").text()).contains("主题", "评价习惯", "物流", "批评 1 次");
  }

  @Test
  void everyoneIsWrittenAsParquetToo() {
    byte[] file = local().get("/api/v1/customers?format=parquet").response().body();
    assertThat(new String(file, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("PAR1");
    assertThat(local().get("/api/v1/customers?format=xls").status()).isEqualTo(400);
  }

  private static Review review(String id, String customer, String text) {
    return new Review(
        new ReviewId(id),
        new ProductId("p-1"),
        new CustomerId(customer),
        2.0,
        null,
        text,
        Channel.WEB,
        shop.services().clock().instant().minusSeconds(60));
  }

  private static HttpAs local() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  private static HttpAs english() {
    return local().with("Accept-Language", "en");
  }

  private static HttpAs chinese() {
    return local().with("Accept-Language", "zh");
  }
}
