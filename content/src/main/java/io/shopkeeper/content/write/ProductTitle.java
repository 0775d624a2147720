package io.shopkeeper.content.write;

import io.shopkeeper.domain.Product;
import io.shopkeeper.language.Language;

/// A product's title in a language: its own, or the one that an attribute `title_zh` or `title_en`
/// gives.
public final class ProductTitle {
  private ProductTitle() {}

  /// On one line, without markup; in another language where there is none in this.
  public static String in(Product product, Language language) {
    String translated =
        product.attributes().get(language == Language.CHINESE ? "title_zh" : "title_en");
    boolean own = Language.of(product.title()) == language;
    return NormalSpace.of(own || translated == null ? product.title() : translated);
  }
}
