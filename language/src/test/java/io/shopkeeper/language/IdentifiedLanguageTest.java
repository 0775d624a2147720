package io.shopkeeper.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.language.IdentifiedLanguage.Variety;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiedLanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          这款手机的屏幕很清晰，电池也耐用 | SIMPLIFIED_CHINESE
          這款手機的螢幕很清晰，電池也耐用 | TRADITIONAL_CHINESE
          房間好細，但係服務好好 | TRADITIONAL_CHINESE
          很好，下次再来 | SIMPLIFIED_CHINESE
          不錯 | TRADITIONAL_CHINESE
          iPhone手机壳很好看 | SIMPLIFIED_CHINESE
          The dress fits well and the colour is just as shown. | ENGLISH
          I would not buy this again | ENGLISH
          Great phone | ENGLISH
          La qualité est très bonne mais la livraison est lente | OTHER
          Das Kleid ist sehr schön und passt gut | OTHER
          El producto llegó roto y no funciona | OTHER
          Barang bagus, pengiriman cepat dan murah | OTHER
          Sản phẩm rất tốt, giao hàng nhanh | OTHER
          とても良い商品です | OTHER
          商品がとても良い、配達も早い | OTHER
          배송이 빠르고 품질이 좋아요 | OTHER
          Очень хорошее качество | OTHER
          المنتج جيد جدا | OTHER
          👍👍 100 | OTHER
          '' | OTHER
          """)
  void sentencesAreOfTheirLanguage(String text, Variety variety) {
    assertThat(IdentifiedLanguage.of(text).variety()).isEqualTo(variety);
  }

  @Test
  void moreEvidenceIsMoreConfidence() {
    double little = IdentifiedLanguage.of("Great phone").confidence();
    double much =
        IdentifiedLanguage.of("I have had this phone for a year and it is still very good")
            .confidence();
    assertThat(little).isLessThan(0.8);
    assertThat(much).isGreaterThan(0.95);
    assertThat(IdentifiedLanguage.of("不").confidence())
        .isLessThan(IdentifiedLanguage.of("这间酒店环境不错").confidence());
  }

  @ParameterizedTest
  @ValueSource(strings = {"电池不耐用，really disappointing", "Love it so much! 非常喜欢这条裙子"})
  void aTextOfTwoLanguagesIsMixed(String text) {
    assertThat(IdentifiedLanguage.of(text).mixed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"iPhone手机壳很好看，质量也不错", "The word 好 means good", "très bien", "とても良い商品です", ""})
  void aTextThatOnlyNamesSomethingInAnotherIsNot(String text) {
    assertThat(IdentifiedLanguage.of(text).mixed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "好", "Das ist 好", "とても良い", "a1", "😀"})
  void sharesAddUpToOne(String text) {
    assertThat(
            IdentifiedLanguage.of(text).shares().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum())
        .isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "這款手機的螢幕很清晰, 这款手机的萤幕很清晰",
    "頭髮乾燥，皇后發財, 头发干燥，皇后发财",
    "乾隆皇帝的鐘錶, 乾隆皇帝的钟表",
    "plain English, plain English"
  })
  void traditionalBecomesSimplified(String traditional, String simplified) {
    assertThat(NormalText.simplified(traditional)).isEqualTo(simplified);
  }

  @Test
  void aHundredKilobytesAreIdentified() {
    assertThat(IdentifiedLanguage.of("房間很大 ".repeat(20_000)).variety())
        .isEqualTo(Variety.TRADITIONAL_CHINESE);
  }
}
