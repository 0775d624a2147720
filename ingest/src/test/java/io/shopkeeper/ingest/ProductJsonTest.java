package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Product;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductJsonTest {

  @Test
  void propertiesWithoutAMeaningOfTheirOwnBecomeAttributes() {
    Product product =
        only(
            """
            {"sku":"p1","name":"Cup","category":"Home > Kitchen","price":"4,990.5","colour":"blue",
             "in_stock":false,"attributes":{"size":"M","depth":null},"tags":["a","b"]}\
            """);

    assertThat(product.id().value()).isEqualTo("p1");
    assertThat(product.categories()).containsExactly("Home", "Kitchen");
    assertThat(product.price()).hasToString("4990.50 EUR");
    assertThat(product.inStock()).isFalse();
    assertThat(product.attributes())
        .containsEntry("colour", "blue")
        .containsEntry("size", "M")
        .containsEntry("tags", "a,b")
        .hasSize(3);
  }

  @Test
  void aListOfCategoriesIsAPath() {
    assertThat(only("{\"id\":\"p\",\"title\":\"T\",\"categories\":[\"A/B\",\"C\"]}").categories())
        .containsExactly("A/B", "C");
  }

  @Test
  void aProductWithoutTitleIsRefused() {
    assertThat(
            parse("{\"products\":[{\"id\":\"p\",\"categories\":[{\"id\":\"v\"}]},{\"id\":\"q\"}]}"))
        .extracting(parsed -> ((Parsed.Rejected<Product>) parsed).reason())
        .containsExactly(RejectReason.MALFORMED, RejectReason.MISSING_VALUE);
  }

  private static Product only(String body) {
    return ((Parsed.Accepted<Product>) parse(body).getFirst()).value();
  }

  private static List<Parsed<Product>> parse(String body) {
    return ProductJson.parse(body.getBytes(StandardCharsets.UTF_8), Shops.BERLIN, Shops.NOW);
  }
}
