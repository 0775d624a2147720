package io.shopkeeper.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.ProductId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductAttributesTest {

  private final ProductIndex products =
      ProductIndex.of(List.of(new ProductId("tent"), new ProductId("mat"), new ProductId("stove")));

  @Test
  void whatOneProductAloneHasSaysNothing() {
    ProductAttributes known =
        of(Map.of("tent", List.of("outdoor", "blue"), "mat", List.of("outdoor", "outdoor")));
    assertThat(known.count()).isEqualTo(1);
    assertThat(known.of()[products.item(new ProductId("tent"))]).containsExactly(0);
    assertThat(known.of()[products.item(new ProductId("mat"))]).containsExactly(0);
    assertThat(known.of()[products.item(new ProductId("stove"))]).isEmpty();
  }

  @Test
  void withoutAnythingInCommonNothingIsKnown() {
    assertThat(of(Map.of("tent", List.of("a"), "mat", List.of("b"))))
        .isEqualTo(ProductAttributes.NONE);
    assertThat(of(Map.of())).isEqualTo(ProductAttributes.NONE);
  }

  @Test
  void aShareOfTheVisitorsAndTheNamedOnesKeepWhatIsKnown() {
    Behaviour behaviour =
        new SmallShop().buys("a", "tent").buys("a", "mat").buys("b", "tent").behaviour();
    ProductAttributes known = ProductAttributes.of(behaviour.products(), _ -> List.of("outdoor"));
    assertThat(behaviour.attributes()).isEqualTo(ProductAttributes.NONE);
    Behaviour with = behaviour.withAttributes(known);
    assertThat(with.share(.5).attributes()).isEqualTo(known);
    assertThat(with.named().attributes()).isEqualTo(known);
  }

  private ProductAttributes of(Map<String, List<String>> labels) {
    return ProductAttributes.of(
        products, product -> labels.getOrDefault(product.value(), List.of()));
  }
}
