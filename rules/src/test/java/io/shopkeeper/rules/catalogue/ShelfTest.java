package io.shopkeeper.rules.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.expression.Expression;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShelfTest {
  private static final Currency EURO = Currency.getInstance("EUR");

  private final Shelf shelf =
      new Shelf(List.of("tags", "colour", "size", "margin", "产地", "category.1"));

  ShelfTest() {
    put(
        "cream",
        List.of("Beauty", "Face"),
        "La Mer",
        25_000,
        true,
        Map.of("tags", "Summer, NEW", "cost", "100", "size", "50.0"));
    put("soap", List.of("Beauty"), "Nivea", 299, true, Map.of("Colour", "white", "产地", "德国"));
    put("boots", List.of("Shoes"), null, 8_000, false, Map.of("colour", "black", "cost", "60"));
    put("riddle", List.of(), null, null, true, Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "brand = 'la mer'         | cream",
        "品牌 = Nivea              | soap",
        "category = beauty        | cream soap",
        "类目=Face                 | cream",
        "category.1 = beauty      | cream soap",
        "price < 100              | soap boots",
        "price between 2.99 and 80| soap boots",
        "not price < 100          | cream riddle",
        "stock = no               | boots",
        "库存=有                    | cream soap riddle",
        "tags = new               | cream",
        "tags contains sum        | cream",
        "size = 50                | cream",
        "margin >= 50%            | cream",
        "margin < 0.5             | boots",
        "colour in (white, black) | soap boots",
        "colour exists            | soap boots",
        "brand is missing         | boots riddle",
        "brand != nivea           | cream boots riddle",
        "产地=德国                   | soap",
        "id = riddle or title contains soa | soap riddle",
        "everything               | cream soap boots riddle",
      })
  void productsAreFoundByWhatTheyHave(String expression, String found) {
    var about = shelf.selection(Expression.parse(expression));
    assertThat(
            IntStream.range(0, shelf.size()).filter(about).mapToObj(row -> shelf.id(row).value()))
        .containsExactly(found.strip().split(" "));
  }

  @Test
  void aReadySelectionHoldsForProductsThatComeLater() {
    var about = shelf.selection(Expression.parse("brand = nivea"));
    int row = put("balm", List.of(), "NIVEA", 100, true, Map.of());
    assertThat(about.test(row)).isTrue();
    put("balm", List.of(), "Other", 100, true, Map.of());
    assertThat(about.test(row)).isFalse();
  }

  @Test
  void anAttributeThatNoProductHasIsToldWithTheOneThatIsMeant() {
    assertThat(shelf.unknown(Set.of("color", "brand", "价格", "hugo", "category.9")))
        .isEqualTo(Map.of("color", "colour", "hugo", ""));
  }

  @Test
  void groupsAreNamedByTheirInnermost() {
    int group = shelf.group("category", shelf.row(new ProductId("cream")));
    assertThat(shelf.groupName("category", group)).isEqualTo("face");
    assertThat(shelf.group("category", shelf.row(new ProductId("riddle")))).isEqualTo(-1);
  }

  private int put(
      String id,
      List<String> categories,
      @Nullable String brand,
      @Nullable Integer cents,
      boolean stock,
      Map<String, String> attributes) {
    return shelf.put(
        new Product(
            new ProductId(id),
            id,
            null,
            categories,
            brand,
            cents == null ? null : new Money(cents, EURO),
            stock,
            attributes));
  }
}
