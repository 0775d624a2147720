package io.shopkeeper.ingest.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.ingest.cleaning.RecordText.Role;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRepairTest {
  private static final Charset GBK = Charset.forName("GBK");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Salt &amp; Pepper          | Salt & Pepper
          Salt &amp;amp; Pepper      | Salt & Pepper
          12 &quot; pan &#169; &#xE9; | 12 " pan © é
          CafÃ© crÃ¨me               | Café crème
          Itâ€™s here               | It’s here
          Preis: 5 â‚¬ fÃ¼r 2       | Preis: 5 € für 2
          100％ ＡＢＣ１２           | 100％ ABC12
          """)
  void brokenTextIsMended(String broken, String whole) {
    assertThat(repaired("title", broken)).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NESCAFÉ® Gold",
        "São Tomé – ½ Größe",
        "AT&T and R&D; more",
        "<b>Salt &amp; Pepper</b>",
        "不锈钢保温杯（500毫升），带盖！",
        "这間酒店環境和服務態度亦算不錯",
        "联通手机",
        "ÄÖÜß Übergröße",
        "Привет мир",
        "جوارب صوفية",
        "🧦 Socks 👨‍👩‍👧"
      })
  void soundTextStays(String text) {
    assertThat(repaired("title", text)).isEqualTo(text);
  }

  @Test
  void chineseMisreadInThreeWaysIsReadAgain() {
    String text = "不锈钢保温杯送礼";
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);

    assertThat(repaired("title", new String(utf8, StandardCharsets.ISO_8859_1))).isEqualTo(text);
    assertThat(repaired("title", new String(utf8, GBK))).isEqualTo(text);
    assertThat(repaired("title", new String(text.getBytes(GBK), StandardCharsets.ISO_8859_1)))
        .isEqualTo(text);
  }

  @Test
  void whatCannotBeSeenIsTakenOut() {
    assertThat(repaired("title", "\uFEFFCup\u0000 \u200Bblue")).isEqualTo("Cup blue");
  }

  @Test
  void anIdLosesItsWidthButNotItsEntities() {
    assertThat(repaired("id", "\uFEFFＰ１&amp;")).isEqualTo("P1&amp;");
  }

  @Test
  void eachChangeIsNotedWithItsReason() {
    RecordText record = record("title", "Salt &amp; Pepper");
    TextRepair.repair(record);

    assertThat(record.edits())
        .containsExactly(
            new Edit(
                "title",
                "Salt &amp; Pepper",
                "Salt & Pepper",
                Rule.HTML_ENTITIES,
                "entities of HTML"));
  }

  private static String repaired(String field, String text) {
    RecordText record = record(field, text);
    TextRepair.repair(record);
    return record.text(0);
  }

  private static RecordText record(String field, String text) {
    RecordText record = new RecordText(RecordType.PRODUCT, '.', false);
    record.add(Role.FIELD, field, text);
    return record;
  }
}
