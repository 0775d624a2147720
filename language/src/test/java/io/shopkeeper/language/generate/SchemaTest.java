package io.shopkeeper.language.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.language.generate.Schema.Field;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SchemaTest {
  private static final Schema.Fields PRODUCT =
      Schema.Fields.of(
          Field.required("title", "its name", new Schema.Text()),
          Field.required("price", "in yuan", new Schema.Real()),
          Field.optional("stock", "pieces", new Schema.Whole()),
          Field.optional("fragile", "breaks easily", new Schema.Truth()),
          Field.optional(
              "sizes", "all there are", new Schema.Items(new Schema.OneOf(List.of("S", "L")))),
          Field.optional(
              "maker",
              "who makes it",
              Schema.Fields.of(Field.required("name", "of the firm", new Schema.Text()))));

  @Test
  void whatFitsHasNoProblems() {
    assertThat(PRODUCT.problems(Map.of("title", "灯", "price", 9L))).isEmpty();
    assertThat(
            PRODUCT.problems(
                Map.of(
                    "title",
                    "灯",
                    "price",
                    9.5,
                    "stock",
                    3.0,
                    "fragile",
                    true,
                    "sizes",
                    List.of("S", "L"),
                    "maker",
                    Map.of("name", "明"))))
        .isEmpty();
  }

  @Test
  void everyProblemHasItsPlace() {
    assertThat(
            PRODUCT.problems(
                Map.of(
                    "price",
                    "9",
                    "stock",
                    3.5,
                    "fragile",
                    "yes",
                    "sizes",
                    List.of("S", "M"),
                    "maker",
                    Map.of(),
                    "colour",
                    "red")))
        .containsExactlyInAnyOrder(
            "the answer has no 'title'",
            "the answer.price must be a number, not '9'",
            "the answer.stock must be a whole number, not '3.5'",
            "the answer.fragile must be true or false, not 'yes'",
            "the answer.sizes[1] must be one of [S, L], not 'M'",
            "the answer.maker has no 'name'",
            "the answer has a 'colour' that was not asked for");
  }

  @Test
  void oneKindIsNotTakenForAnother() {
    assertThat(new Schema.Text().problems(1L)).hasSize(1);
    assertThat(new Schema.Items(new Schema.Text()).problems("a")).hasSize(1);
    assertThat(new Schema.Items(new Schema.Text()).problems(List.of())).isEmpty();
    assertThat(PRODUCT.problems(List.of())).hasSize(1);
    assertThat(new Schema.Truth().problems("true")).hasSize(1);
    assertThat(new Schema.Whole().problems(true)).hasSize(1);
  }

  @Test
  void oneProblemAThousandTimesIsToldTenTimes() {
    assertThat(
            new Schema.Items(new Schema.Whole())
                .problems(Collections.nCopies(1_000, "x".repeat(99))))
        .hasSize(10)
        .allMatch(problem -> problem.length() < 150);
  }

  @Test
  void itIsWrittenAsJsonSchema() {
    assertThat(PRODUCT.document())
        .containsEntry("type", "object")
        .containsEntry("required", List.of("title", "price"))
        .containsEntry("additionalProperties", false);
    assertThat(String.valueOf(PRODUCT.document().get("properties")))
        .startsWith("{title={type=string, description=its name}, price={type=number")
        .contains(
            "sizes={type=array, items={type=string, enum=[S, L]}, description=all there are}");
    assertThat(PRODUCT.strict()).isFalse();
    assertThat(TextGeneratorContract.STOCK.parameters().strict()).isTrue();
  }

  @Test
  void promptsAndToolsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Schema.OneOf(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tool("a tool", "", PRODUCT))
        .withMessageContaining("'a tool'");
    Prompt prompt = TextGeneratorContract.asking("?");
    assertThatIllegalArgumentException().isThrownBy(() -> prompt.atTemperature(3));
    assertThatIllegalArgumentException().isThrownBy(() -> prompt.atMost(0));
    assertThatIllegalArgumentException().isThrownBy(() -> prompt.saying("", List.of()));
    Tool tool = TextGeneratorContract.STOCK;
    assertThatIllegalArgumentException().isThrownBy(() -> prompt.withTools(List.of(tool, tool)));
  }
}
