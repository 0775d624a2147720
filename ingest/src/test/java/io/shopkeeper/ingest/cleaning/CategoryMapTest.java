package io.shopkeeper.ingest.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whose category is which.
class CategoryMapTest {

  private static List<String> mapped(CategoryMap map, String platform, String... path) {
    Product product =
        new Product(
            new ProductId("p"),
            "p",
            null,
            List.of(path),
            null,
            null,
            true,
            Map.of("source", platform));
    return map.apply(product).categories();
  }

  @Test
  void whatLiesUnderACategoryGoesWithIt() {
    CategoryMap map = CategoryMap.of(List.of("# ours", "Home > Mugs\tKitchen > Cups"));

    assertThat(mapped(map, "web", "Home", "Mugs")).containsExactly("Kitchen", "Cups");
    assertThat(mapped(map, "web", "HOME", "mugs", "Stone"))
        .containsExactly("Kitchen", "Cups", "Stone");
    assertThat(mapped(map, "web", "Home")).containsExactly("Home");
  }

  @Test
  void theLongestCategoryThatFitsDecidesAndAPlatformsOwnLineBeforeOthers() {
    CategoryMap map =
        CategoryMap.of(List.of("Home\tHousehold", "Home > Mugs\tCups", "till\tHome\tTill"));

    assertThat(mapped(map, "web", "Home", "Mugs")).containsExactly("Cups");
    assertThat(mapped(map, "web", "Home", "Pans")).containsExactly("Household", "Pans");
    assertThat(mapped(map, "till", "Home", "Pans")).containsExactly("Till", "Pans");
  }

  @Test
  void aShopsCategoryMayBeMappedFurther() {
    CategoryMap map = CategoryMap.of(List.of("Mugs\tHome > Cups", "Home\tHousehold"));

    assertThat(mapped(map, "web", "Mugs")).containsExactly("Household", "Cups");
  }

  @Test
  void aCircleIsRefusedAndNamed() {
    assertThatThrownBy(() -> CategoryMap.of(List.of("A\tB", "B\tC > D", "C\tA")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is a circle")
        .hasMessageContaining("'A'")
        .hasMessageContaining("'B'")
        .hasMessageContaining("'C'");
    assertThatThrownBy(() -> CategoryMap.of(List.of("Mugs\tMugs > Other")))
        .hasMessage("line 1: 'Mugs' → 'Mugs' is a circle");
  }

  @Test
  void aLineThatSaysThatACategoryStaysIsNoCircle() {
    CategoryMap map = CategoryMap.of(List.of("Mugs\tMugs", "Cups\tMugs"));

    assertThat(mapped(map, "web", "Mugs")).containsExactly("Mugs");
    assertThat(mapped(map, "web", "Cups")).containsExactly("Mugs");
  }

  @Test
  void linesThatMakeNoSenseAreNamed() {
    assertThatThrownBy(() -> CategoryMap.of(List.of("", "Mugs")))
        .hasMessageContaining("line 2: two cells");
    assertThatThrownBy(() -> CategoryMap.of(List.of("Home > \tMugs")))
        .hasMessageContaining("'Home > ' is no path");
    assertThatThrownBy(() -> CategoryMap.of(List.of("Mugs\tCups", "mugs\tPans")))
        .hasMessage("line 2: 'mugs' is mapped to 'Cups' by line 1 already");
  }
}
