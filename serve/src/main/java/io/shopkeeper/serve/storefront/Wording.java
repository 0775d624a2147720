package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.Language;
import io.shopkeeper.serve.console.Texts;
import io.shopkeeper.store.Facts;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Products in a reader's language, where the shop has their words in it.
record Wording(Facts facts, Texts t) {
  private static final String TITLE = "title_";
  private static final String CATEGORIES = "categories_";

  /// The language of the page.
  Language language() {
    return switch (t.language()) {
      case EN -> Language.ENGLISH;
      case ZH -> Language.CHINESE;
    };
  }

  String title(Product product) {
    return product.attributes().getOrDefault(TITLE + t.language().tag(), product.title());
  }

  /// The titles to show; the id itself where the catalogue does not know a product.
  Map<ProductId, String> titles(Collection<ProductId> ids) {
    Map<ProductId, Product> known = facts.products(ids);
    var titles = new HashMap<ProductId, String>();
    for (ProductId id : ids) {
      Product product = known.get(id);
      titles.put(id, product == null ? id.value() : title(product));
    }
    return titles;
  }

  /// What else the shop says of a product, by name.
  static Map<String, String> attributes(Product product) {
    var attributes = new TreeMap<>(product.attributes());
    attributes.keySet().removeIf(name -> name.startsWith(TITLE) || name.startsWith(CATEGORIES));
    return attributes;
  }
}
