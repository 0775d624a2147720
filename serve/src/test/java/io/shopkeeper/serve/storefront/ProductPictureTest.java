package io.shopkeeper.serve.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductPictureTest {
  private static Product product(String id, String title, String colour, String... categories) {
    return new Product(
        new ProductId(id),
        title,
        null,
        List.of(categories),
        null,
        null,
        true,
        Map.of("colour", colour));
  }

  private static String drawn(String id, String title, String colour, String... categories) {
    return ProductPicture.of(product(id, title, colour, categories));
  }

  @Test
  void theSameProductAlwaysLooksTheSame() {
    assertThat(drawn("p-1", "Oolong", "green", "Tea"))
        .isEqualTo(drawn("p-1", "Oolong", "green", "Tea"));
  }

  @Test
  void whatItIsItsColourAndItsIdAllShow() {
    String picture = drawn("p-1", "Desk Lamp", "red", "Lighting");

    assertThat(picture).contains("#c8473c");
    assertThat(drawn("p-1", "Desk Lamp", "blue", "Lighting")).isNotEqualTo(picture);
    assertThat(drawn("p-1", "Wall Shelf", "red", "Lighting")).isNotEqualTo(picture);
    assertThat(IntStream.range(0, 50).mapToObj(i -> drawn("p-" + i, "Desk Lamp", "red")).distinct())
        .hasSizeGreaterThan(45);
  }

  @Test
  void aCategoryTellsWhatATitleDoesNotInBothLanguages() {
    String tent = drawn("p-1", "Nordhus 3", "red", "Outdoor", "Tents");

    assertThat(drawn("p-1", "北舍", "红色", "户外", "帐篷").replace("北舍", "Nordhus 3")).isEqualTo(tent);
    assertThat(drawn("p-1", "Nordhus 3", "red", "Outdoor", "Cantaloupes")).isNotEqualTo(tent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</title></svg><script>alert(1)</script>",
        "\" onload=\"alert(1)",
        "]]>&x;<!ENTITY a 'b'>",
        "broken \uD800 half, \uFFFE no character, \u0001 control",
        "{c}{d}%s%n$1"
      })
  void whateverATitleHoldsIsOnlyText(String title) throws Exception {
    String picture = drawn("p-1", title, title, title);

    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(picture.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("title").getLength()).isEqualTo(1);
    assertThat(picture).doesNotContain("<script", "onload=\"");
  }

  @Test
  void aPictureIsSmall() {
    assertThat(
            drawn("p-1", "Stoneware cup", "white", "Home", "Cups").getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(3_000);
  }
}
