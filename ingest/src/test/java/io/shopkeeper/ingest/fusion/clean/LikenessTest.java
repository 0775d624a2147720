package io.shopkeeper.ingest.fusion.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

  /// The table of Winkler (1990) and later reports.
  @ParameterizedTest
  @CsvSource({
    "martha, marhta, .9611",
    "dwayne, duane, .8400",
    "dixon, dicksonx, .8133",
    "abc, xyz, 0",
    "ann, ann, 1",
    "a, '', 0"
  })
  void jaroWinklerIsAsPublished(String one, String other, double similarity) {
    assertThat(Likeness.jaroWinkler(one, other)).isCloseTo(similarity, within(1e-4));
    assertThat(Likeness.jaroWinkler(other, one)).isCloseTo(similarity, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({
    "ann, ann, true",
    "ann, anne, true",
    "anne, ane, true",
    "anne, anna, true",
    "anne, nane, true",
    "'', a, true",
    "anne, enna, false",
    "abcd, badc, false",
    "ann, annie, false"
  })
  void oneEditIsOneCharacterOrOneSwap(String one, String other, boolean near) {
    assertThat(Likeness.withinOneEdit(one, other)).isEqualTo(near);
    assertThat(Likeness.withinOneEdit(other, one)).isEqualTo(near);
  }

  @Test
  void likenessOfChineseNamesIsByCharacters() {
    assertThat(Likeness.withinOneEdit("欧阳娜娜", "欧阳娜")).isTrue();
  }
}
