package io.shopkeeper.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTextTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          這間酒店環境不錯, 这间酒店环境不错
          ＧＯＯＤ　１２３, good 123
          太好了！！！！！！, 太好了!!!
          <p>nice&nbsp;one</p>, nice one
          <script>alert(1)</script>ok, ok
          价格<100 而 >50, 价格<100 而 >50
          头发与發財, 头发与发财
          10000元和100000元, 10000元和100000元
          '', ''
          """)
  void whatCanBeWrittenInSeveralWaysIsWrittenInOne(String text, String normal) {
    assertThat(NormalText.of(text)).isEqualTo(normal);
  }

  @Test
  void copiesHaveTheSameKey() {
    assertThat(NormalText.key("很好，下次再来！")).isEqualTo(NormalText.key("很好 下次再來。"));
    assertThat(NormalText.key("！！")).isNotEqualTo(NormalText.key("？？"));
  }

  @Test
  void aHundredKilobytesAreNormalised() {
    assertThat(NormalText.of("<b>好</b>".repeat(12_500))).startsWith("好 好");
  }
}
