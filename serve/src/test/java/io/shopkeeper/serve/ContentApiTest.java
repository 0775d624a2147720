package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Texts about products, checked over HTTP and on a page.
class ContentApiTest {
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

  private static HttpAs.Reply check(String body) {
    return local().postJson("/api/v1/content/check", body);
  }

  @Test
  void aTextIsCheckedAgainstFactsThatAreSent() {
    var reply =
        check(
            "{\"text\":\"真丝面料，衣长68厘米。\",\"facts\":{\"attributes\":{\"材质\":\"棉\",\"衣长\":\"68cm\"}}}");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    Map<String, Object> finding = reply.list("findings").getFirst();
    assertThat(finding).containsEntry("kind", "material").containsEntry("text", "真丝");
    assertThat(reply.list("supports").getFirst()).containsEntry("fact", "衣长");
  }

  @Test
  void aTextIsCheckedAgainstAProductOfTheCatalogueAndACitedReview() {
    String text = "{\"text\":\"It is dishwasher safe.\",\"product\":\"p-1\"%s}";

    assertThat(check(text.formatted("")).list("findings")).hasSize(1);
    assertThat(
            check(text.formatted(",\"reviews\":[\"Dishwasher safe, says the label.\"]"))
                .list("findings"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|400",
        "[]|400",
        "{\"product\":\"p-1\"}|400",
        "{\"text\":\"x\"}|400",
        "{\"text\":\"x\",\"product\":\"nothing-like-it\"}|404",
        "{\"text\":\"x\",\"facts\":{\"price\":\"-3\"}}|400",
        "{\"text\":\"x\",\"facts\":{},\"language\":\"fr\"}|400",
        "{\"text\":\"x\",\"facts\":{},\"shortest\":9,\"longest\":3}|400",
        "{\"text\":\"x\",\"facts\":{},\"longest\":\"many\"}|400",
      })
  void whatIsNoQuestionIsRefused(String body, int status) {
    var reply = check(body);

    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    assertThat(check("{\"facts\":{},\"text\":\"%s\"}".formatted("a".repeat(20_001))).status())
        .isEqualTo(413);
  }

  @Test
  void thePageMarksWhatIsFoundAndEscapesWhatIsWritten() {
    String text =
        URLEncoder.encode("<b>The best cup</b>, machine washable", StandardCharsets.UTF_8);
    var page =
        local()
            .send(
                "POST", "/checks", "application/x-www-form-urlencoded", "product=p-1&text=" + text);

    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.text())
        .contains("<mark class=\"negative\">")
        .contains("machine washable")
        .doesNotContain("<b>The best cup");
  }

  @Test
  void thePageSaysThatAProductIsNotThere() {
    var page =
        local()
            .send("POST", "/checks", "application/x-www-form-urlencoded", "product=none&text=Cup");

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("none");
  }
}
