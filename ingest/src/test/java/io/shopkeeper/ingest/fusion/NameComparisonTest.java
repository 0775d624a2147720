package io.shopkeeper.ingest.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameComparisonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Edda Larsen | Larsen, Edda | same",
        "E. Larsen | Larsen, E. | same initial",
        "E. Larsen | Edda Larsen | one character or an initial for a name",
        "E. Larsen | M. Larsen | one name in common",
        "I. Iversen | Greta Iversen | one name in common",
        "Edda Larsen | Edda Larson | typing error",
        "J. Edda Larsen | J. Edda Larson | typing error",
        "Edda Larsen | Otto Brandt | different",
      })
  void namesAgreeAsFarAs(String one, String other, String level) {
    var comparison =
        new NameComparison(
            new JointRecords(
                FusionKind.CUSTOMERS, List.of(record("a", one)), List.of(record("b", other))));

    assertThat(comparison.levels().get(comparison.level(0, 1)).name()).isEqualTo(level);
  }

  private static FusionRecord record(String id, String name) {
    return new FusionRecord(id, Map.of(FusionField.NAME, name));
  }
}
