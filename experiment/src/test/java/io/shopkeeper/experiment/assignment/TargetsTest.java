package io.shopkeeper.experiment.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
  @Test
  void allConditionsMustHold() {
    Condition targets =
        Targets.of(List.of("country = DE | AT", "device!=mobile", "age>=18", "age<=65.5"));
    var fits = Map.of("country", "AT", "device", "desktop", "age", "40");
    assertThat(targets.holds(fits)).isTrue();
    assertThat(targets.holds(Map.of("country", "AT", "age", "40"))).as("no device").isTrue();
    assertThat(targets.holds(Map.of("country", "AT", "age", "66"))).isFalse();
    assertThat(targets.holds(Map.of("country", "AT", "age", "17"))).isFalse();
    assertThat(targets.holds(Map.of("country", "AT", "age", "young"))).isFalse();
    assertThat(targets.holds(Map.of("country", "AT"))).as("no age").isFalse();
    assertThat(targets.holds(Map.of("country", "FR", "age", "40"))).isFalse();
    assertThat(targets.holds(Map.of("country", "AT", "device", "mobile", "age", "40"))).isFalse();
  }

  @Test
  void theTextsAreThoseThatAreReadAgain() {
    List<String> texts = List.of("国家=中国|日本", "device!=mobile", "age>=18", "age<=65.5");
    assertThat(Targets.texts(Targets.of(texts))).containsExactlyInAnyOrderElementsOf(texts);
    assertThat(Targets.texts(Targets.of(List.of("a= y |x")))).containsExactly("a=x|y");
    assertThat(Targets.of(List.of())).isEqualTo(new Condition.Always());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "country",
        "=DE",
        "country=",
        "country=|",
        "country=DE|",
        "age>=",
        "age>=old",
        "age<=NaN",
        "a b=c"
      })
  void whatIsNoTargetIsRefused(String text) {
    assertThatThrownBy(() -> Targets.of(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
