package io.shopkeeper.content.check.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.content.check.AdvertisingRules;
import io.shopkeeper.content.check.Kind;
import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.content.check.ProductFacts.Attribute;
import io.shopkeeper.content.check.evaluation.LabelledText.PlantedError;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.language.words.Span;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChecksProtocolTest {
  private static final List<ProductFacts> FACTS =
      List.of(
          new ProductFacts("p", "杯子", "", null, "", List.of(new Attribute("材质", "陶瓷")), List.of()));

  private static ChecksResult judge(LabelledText... texts) {
    return new ChecksProtocol(AdvertisingRules.of(List.of("cn")))
        .judge(FACTS, List.of(texts), Bootstrap.of(new Seed(1)));
  }

  private static LabelledText text(String text, @Nullable List<PlantedError> errors) {
    return new LabelledText("t", "p", text, errors);
  }

  private static double metric(ChecksResult result, String name) {
    return Objects.requireNonNull(result.metrics().metrics().get(name)).estimate();
  }

  @Test
  void anErrorIsFoundByAFindingOfItsKindThatOverlapsIt() {
    ChecksResult result =
        judge(
            text("玻璃杯子", List.of(new PlantedError(new Span(0, 2), Kind.MATERIAL))),
            text("玻璃杯子", List.of(new PlantedError(new Span(0, 2), Kind.FUNCTION))),
            text("陶瓷杯子", List.of(new PlantedError(new Span(0, 2), Kind.MATERIAL))));

    assertThat(metric(result, "recall")).isEqualTo(1 / 3.);
    assertThat(metric(result, "recall-any")).isEqualTo(2 / 3.);
    assertThat(metric(result, "precision")).isEqualTo(1 / 2.);
    assertThat(metric(result, "precision-any")).isEqualTo(1);
  }

  @Test
  void trueTextsInWhichSomethingIsFoundAreFalseAlarms() {
    ChecksResult result = judge(text("陶瓷杯子", List.of()), text("玻璃杯子", List.of()));

    assertThat(metric(result, "false-alarms")).isEqualTo(0.5);
  }

  @Test
  void withoutLabelsThereAreFindingsAndNoMetrics() {
    ChecksResult result = judge(text("玻璃杯子", null));

    assertThat(result.checked().getFirst().findings()).hasSize(1);
    assertThat(result.metrics().metrics()).isEmpty();
  }

  @Test
  void aTextOfAProductWithoutFactsIsCountedAndChecked() {
    ChecksResult result = judge(new LabelledText("t", "nobody", "玻璃杯子", null));

    assertThat(result.settings()).contains("1 texts of products without facts");
    assertThat(result.checked()).hasSize(1);
  }
}
