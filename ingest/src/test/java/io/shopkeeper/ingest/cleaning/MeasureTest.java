package io.shopkeeper.ingest.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.ingest.cleaning.Measure.Notation;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          450g       | g    | 450 g
          0.45 kg    | g    | 450 g
          0,45 kg    | g    | 450 g
          15.9oz     | g    | 450.8 g
          1斤        | g    | 500 g
          1,500 g    | kg   | 1.5 kg
          30 x 20 cm | in   | 11.81 x 7.874 in
          15.6英寸   | cm   | 39.62 cm
          0.5L       | ml   | 500 ml
          12 fl oz   | ml   | 354.9 ml
          500毫升    | ml   | 500 ml
          """)
  void aMeasureIsToldInAnotherUnit(String given, String unit, String told) {
    assertThat(Objects.requireNonNull(Measure.of(given)).in(new Notation(unit, true)))
        .isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"L", "XL", "42", "no. 5", "5 stars", "2 for 1", "10x", "ca. 5 kg", "5 kg net"})
  void whatIsNoMeasureIsNone(String text) {
    assertThat(Measure.of(text)).isNull();
  }

  @Test
  void theRareUnitGoesToTheUsualAndWhatWasGivenStays() {
    Units units = new Units();
    for (int i = 0; i < 30; i++) {
      units.add(product("weight", 100 + i + " g"));
    }
    units.add(product("weight", "0.45 kg"));
    RecordText record = product("weight", "0.45 kg");

    Units.apply(record, units.usual());

    assertThat(record.text(0)).isEqualTo("450 g");
    assertThat(record.name(1)).isEqualTo("weight_given");
    assertThat(record.text(1)).isEqualTo("0.45 kg");
  }

  @Test
  void aShopThatWritesTwoUnitsKeepsBoth() {
    Units units = new Units();
    for (int i = 0; i < 30; i++) {
      units.add(product("weight", 100 + i + " g"));
      units.add(product("weight", i + 1 + " kg"));
    }
    assertThat(units.usual()).isEmpty();
  }

  private static RecordText product(String attribute, String text) {
    RecordText record = new RecordText(RecordType.PRODUCT, '.', false);
    record.add(RecordText.Role.ATTRIBUTE, attribute, text);
    return record;
  }
}
