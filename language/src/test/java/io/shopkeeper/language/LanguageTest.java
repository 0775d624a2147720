package io.shopkeeper.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          房间很大，早餐也不错, CHINESE
          房間太小, CHINESE
          iPhone手机壳很好看, CHINESE
          Love this dress!, ENGLISH
          The word 好 means good, ENGLISH
          とても良いです, OTHER
          Очень хорошо, OTHER
          👍👍 100, OTHER
          '', OTHER
          """)
  void mostOfATextSaysItsLanguage(String text, Language language) {
    assertThat(Language.of(text)).isEqualTo(language);
  }
}
