package io.shopkeeper.serve.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.serve.console.Language;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CategoryNamesTest {
  private static final List<String> TENTS = List.of("Outdoor", "Tents");

  @Test
  void aCategoryAndWhatItStandsInAreCalledAsAProductSays() {
    CategoryNames names = CategoryNames.of(List.of(product(Map.of("categories_zh", "户外 > 帐篷"))));

    assertThat(names.of(TENTS, Language.ZH)).isEqualTo("帐篷");
    assertThat(names.of(List.of("Outdoor"), Language.ZH)).isEqualTo("户外");
    assertThat(names.of(TENTS, Language.EN)).isEqualTo("Tents");
  }

  @Test
  void aPathOfAnotherLengthOrAnEmptyNameSaysNothing() {
    CategoryNames names =
        CategoryNames.of(
            List.of(
                product(Map.of("categories_zh", "帐篷")), product(Map.of("categories_zh", "户外 > "))));

    assertThat(names.of(TENTS, Language.ZH)).isEqualTo("Tents");
    assertThat(names.of(List.of("Outdoor"), Language.ZH)).isEqualTo("户外");
  }

  private static Product product(Map<String, String> attributes) {
    return new Product(new ProductId("P1"), "Dome Tent", null, TENTS, null, null, true, attributes);
  }
}
