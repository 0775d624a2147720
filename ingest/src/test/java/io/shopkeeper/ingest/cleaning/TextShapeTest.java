package io.shopkeeper.ingest.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextShapeTest {

  @ParameterizedTest
  @CsvSource({
    "C00728, C01144",
    "SKU-1, SKU-7",
    "2026-11-13, 13.11.2026",
    "12.90, 15.90",
    "red, tan"
  })
  void valuesOfOneColumnHaveOneShape(String one, String other) {
    assertThat(TextShape.of(one)).isEqualTo(TextShape.of(other));
  }

  @ParameterizedTest
  @CsvSource({"C00728, P00728", "C728, C00728", "C00728, 00728", "1, 12.90", "red, a red cup"})
  void valuesOfDifferentColumnsHaveDifferentShapes(String one, String other) {
    assertThat(TextShape.of(one)).isNotEqualTo(TextShape.of(other)).isLessThan(TextShape.COUNT);
  }

  @ParameterizedTest
  @CsvSource({"red, true", "a red cup, true", "C00728, false", "12.90, false"})
  void codesAndNumbersAreNoWords(String text, boolean words) {
    assertThat(TextShape.isText(TextShape.of(text))).isEqualTo(words);
  }
}
