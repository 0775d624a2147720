package io.shopkeeper.domain.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.expression.Expression.All;
import io.shopkeeper.domain.expression.Expression.Any;
import io.shopkeeper.domain.expression.Expression.Between;
import io.shopkeeper.domain.expression.Expression.Contains;
import io.shopkeeper.domain.expression.Expression.Equal;
import io.shopkeeper.domain.expression.Expression.Everything;
import io.shopkeeper.domain.expression.Expression.Known;
import io.shopkeeper.domain.expression.Expression.Not;
import io.shopkeeper.domain.expression.Expression.OneOf;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

  @Test
  void andBindsMoreThanOr() {
    assertThat(Expression.parse("price < 100 and brand = Nivea or tags contains summer"))
        .isEqualTo(
            new Any(
                List.of(
                    new All(
                        List.of(
                            new Between("price", Range.below(100, false)),
                            new Equal("brand", "nivea"))),
                    new Contains("tags", "summer"))));
  }

  @Test
  void parenthesesBindFirst() {
    assertThat(Expression.parse("not (a = 1 or b exists)"))
        .isEqualTo(new Not(new Any(List.of(new Equal("a", "1"), new Known("b")))));
  }

  @Test
  void nothingIsEverything() {
    assertThat(Expression.parse("  ")).isEqualTo(new Everything());
    assertThat(Expression.parse("everything")).isEqualTo(new Everything());
    assertThat(Expression.parse("全部")).isEqualTo(new Everything());
  }

  @Test
  void chineseNeedsNoBlanks() {
    assertThat(Expression.parse("价格<100且（品牌=雅诗兰黛或标签包含“夏季 新品”）"))
        .isEqualTo(
            new All(
                List.of(
                    new Between("价格", Range.below(100, false)),
                    new Any(List.of(new Equal("品牌", "雅诗兰黛"), new Contains("标签", "夏季 新品"))))));
  }

  @Test
  void fullWidthSignsAndLettersAreOrdinaryOnes() {
    assertThat(Expression.parse("ｐｒｉｃｅ＜１００"))
        .isEqualTo(new Between("price", Range.below(100, false)));
    assertThat(Expression.parse("price≥10")).isEqualTo(Expression.parse("price >= 10"));
  }

  @Test
  void valuesMayBeListedRangedNegatedAndMissing() {
    assertThat(Expression.parse("brand in (\"La Mer\", Nivea)"))
        .isEqualTo(new OneOf("brand", List.of("la mer", "nivea")));
    assertThat(Expression.parse("brand not in (x)"))
        .isEqualTo(new Not(new OneOf("brand", List.of("x"))));
    assertThat(Expression.parse("price between 10 and 20 and margin >= 15%"))
        .isEqualTo(
            new All(
                List.of(
                    new Between("price", new Range(10, true, 20, true)),
                    new Between("margin", Range.above(.15, true)))));
    assertThat(Expression.parse("价格 介于 10 和 20"))
        .isEqualTo(new Between("价格", new Range(10, true, 20, true)));
    assertThat(Expression.parse("brand is missing")).isEqualTo(new Not(new Known("brand")));
    assertThat(Expression.parse("brand != x")).isEqualTo(new Not(new Equal("brand", "x")));
    assertThat(Expression.parse("[heel height] = flat"))
        .isEqualTo(new Equal("heel height", "flat"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "price <              | 8  | compares numbers, and the end is none",
        "price < cheap        | 9  | compares numbers, and 'cheap' is none",
        "price                | 6  | a comparison",
        "price 100            | 7  | a comparison",
        "= 3                  | 1  | the name of an attribute",
        "brand = \"Nivea      | 9  | not closed",
        "(brand = a           | 11 | ')' is expected",
        "brand = a b = c      | 11 | a value of several words is quoted",
        "brand = a and        | 14 | the name of an attribute",
        "brand in a           | 10 | '('",
        "brand in (a          | 12 | ')' is expected",
        "brand in ()          | 11 | a value",
        "a = 1) or b = 2      | 6  | the end",
        "price between 5 or 9 | 17 | the upper number",
        "price between 9 and 5| 21 | below the lower",
        "a = 1 ; drop table   | 7  | means nothing here",
        "价格 < 便宜            | 6  | compares numbers",
      })
  void whatMakesNoSenseIsRefusedNamingThePlace(String text, int column, String reason) {
    assertThatThrownBy(() -> Expression.parse(text.strip()))
        .isInstanceOf(ExpressionException.class)
        .hasMessageStartingWith("column %d: ".formatted(column))
        .hasMessageContaining(reason);
  }

  @Test
  void whatIsTooLongOrTooDeepIsRefused() {
    assertThatThrownBy(() -> Expression.parse("(".repeat(1_000)))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("within each other");
    assertThatThrownBy(() -> Expression.parse("not ".repeat(400) + "a = 1"))
        .isInstanceOf(ExpressionException.class);
    assertThatThrownBy(() -> Expression.parse("a".repeat(3_000)))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("2,000");
  }
}
