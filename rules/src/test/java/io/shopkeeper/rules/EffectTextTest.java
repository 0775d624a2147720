package io.shopkeeper.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boost 2",
        "boost 1.25",
        "bury 0.5",
        "bury 0",
        "pin 1",
        "exclude",
        "cap 3",
        "cap 2 per brand",
        "cap 2 per \"heel height\"",
        "favour margin 0.3",
        "favour price -1",
        "diversify mmr 0.3",
        "diversify dpp 0.5",
        "explore 0.05"
      })
  void whatAnEffectIsWrittenAsIsReadAsTheSame(String text) {
    assertThat(EffectText.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "提升 2, boost 2",
    "降低 0.5, bury 0.5",
    "置顶 1, pin 1",
    "排除, exclude",
    "限量 2 每 品牌, cap 2 per brand",
    "偏好 毛利 0.3, favour margin 0.3",
    "打散 mmr 30%, diversify mmr 0.3",
    "探索 5%, explore 0.05",
    "favor 价格 -1, favour price -1"
  })
  void chineseIsUnderstood(String text, String same) {
    assertThat(EffectText.parse(text).text()).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "raise 2 | effect 'raise 2' is none of boost, bury",
        "boost | as in 'boost 2'",
        "boost much | 'much' is no number",
        "boost 1 | above 1",
        "boost 1e9 | above 1, to 1000",
        "bury 1 | from 0, below 1",
        "bury -1 | from 0, below 1",
        "pin 0 | 1 to 100",
        "pin 1.5 | no whole number",
        "exclude brand | as in 'exclude'",
        "cap 2 for brand | cap 2 per brand",
        "cap 1 per tags | several tags",
        "favour margin 0 | -10 to 10, not 0",
        "diversify xyz 0.3 | mmr or dpp",
        "diversify mmr 1 | above 0, below 1",
        "explore 0.9 | above 0, to 0.5",
      })
  void whatIsNoEffectIsRefusedWithWhatIsMeant(String text, String reason) {
    assertThatThrownBy(() -> EffectText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
