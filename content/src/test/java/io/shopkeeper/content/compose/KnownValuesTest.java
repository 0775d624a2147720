package io.shopkeeper.content.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.content.Attribute;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownValuesTest {
  private final KnownValues values =
      new KnownValues(
          List.of(
              List.of(new Attribute("类型", "裙"), new Attribute("裙长", "连衣裙")),
              List.of(new Attribute("colour", "Red, dark blue"), new Attribute("fit", "slim"))));

  @Test
  void chineseValuesAreStatedWhereverTheyStand() {
    assertThat(values.in("一条连衣裙。")).containsExactly("连衣裙", "裙");
  }

  @Test
  void englishValuesAreStatedAsWholeWordsInAnyCase() {
    assertThat(values.in("A RED one, not Redmond's; slim-cut.")).containsExactly("red", "slim");
  }

  @Test
  void eachValueOfAListCounts() {
    assertThat(values.in("In dark blue.")).containsExactly("dark blue");
  }

  @Test
  void aValueSupportsWhatStandsInsideIt() {
    boolean[] supported = values.supportedBy(List.of(new Attribute("裙长", "连衣裙")));
    assertThat(supported[values.numbersIn("裙")[0]]).isTrue();
    assertThat(supported[values.numbersIn("slim")[0]]).isFalse();
  }
}
