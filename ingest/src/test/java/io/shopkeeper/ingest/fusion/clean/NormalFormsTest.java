package io.shopkeeper.ingest.fusion.clean;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalFormsTest {

  @ParameterizedTest
  @CsvSource({
    "Ann.Lee@Shop.Example, ann.lee@shop.example",
    "' ann@b.cn ', ann@b.cn",
    "a.n.n+shop@gmail.com, ann@gmail.com",
    "Ann@GoogleMail.com, ann@gmail.com",
    "ａｎｎ＠b.cn, ann@b.cn"
  })
  void anAddressHasOneWriting(String text, String normal) {
    assertThat(EmailAddress.parse(text)).map(EmailAddress::toString).hasValue(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ann", "ann@", "@b.cn", "ann@b", "a@b@c.cn", "13800138000", "a b@c.cn"})
  void whatIsNoAddressIsNone(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
  }

  @Test
  void anOfficeIsNobodysAddress() {
    assertThat(EmailAddress.parse("info@shop.example").orElseThrow().isOffice()).isTrue();
    assertThat(EmailAddress.parse("information@shop.example").orElseThrow().isOffice()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "138 0013 8000, 8613800138000",
    "+86 138-0013-8000, 8613800138000",
    "0086 13800138000, 8613800138000",
    "8613800138000, 8613800138000",
    "１３８００１３８０００, 8613800138000",
    "13800138000.0, 8613800138000",
    "+44 (7911) 123456, 447911123456",
    "07911 123456, 447911123456"
  })
  void aNumberHasOneWriting(String text, String digits) {
    assertThat(PhoneNumber.parse(text, "44")).map(PhoneNumber::digits).hasValue(digits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "110",
        "00000000000",
        "99999999999",
        "ann@b.cn",
        "1234567890123456",
        "call me"
      })
  void whatIsNoNumberIsNone(String text) {
    assertThat(PhoneNumber.parse(text, "86")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "4006381333931, 04006381333931",
    "4006381-333931, 04006381333931",
    "036000291452, 00036000291452",
    "36000291452, 00036000291452",
    "96385074, 00000096385074",
    "4006381333931.0, 04006381333931"
  })
  void aGtinHasFourteenDigits(String text, String digits) {
    assertThat(Gtin.parse(text)).map(Gtin::digits).hasValue(digits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4006381333932",
        "0000000000000",
        "2000000000008",
        "6.9E+12",
        "123",
        "n/a",
        "1111111111116"
      })
  void aWrongCheckDigitAPlaceholderOrAnOwnNumberIsNoGtin(String text) {
    assertThat(Gtin.parse(text)).isEmpty();
  }

  @Test
  void aHashIsThatOfTheText() {
    String hex = "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b";
    assertThat(Hashes.ofSha256Hex(hex.toUpperCase(java.util.Locale.ROOT)))
        .hasValue(Hashes.sha256("test@example.com"));
    assertThat(Hashes.ofSha256Hex(hex.substring(1))).isEmpty();
  }

  @Test
  void theOrderOfWordsAndFormsOfAddressDoNotNameAPerson() {
    assertThat(PersonName.of("Mr. John SMITH").key()).isEqualTo(PersonName.of("Smith, John").key());
    assertThat(PersonName.of("José Müller").key()).isEqualTo("jose muller");
    assertThat(PersonName.of("张伟先生").key()).isEqualTo("张伟");
    assertThat(PersonName.of("张**").masked()).isTrue();
    assertThat(PersonName.of("--").key()).isEmpty();
  }

  @Test
  void foldingKeepsWhatTellsTextsApart() {
    assertThat(FoldedText.of("  Café-Crème,１.５L ")).isEqualTo("cafe creme 1.5l");
    assertThat(FoldedText.of("12,5 cm")).isEqualTo("12.5 cm");
    assertThat(FoldedText.of("…")).isEmpty();
  }
}
