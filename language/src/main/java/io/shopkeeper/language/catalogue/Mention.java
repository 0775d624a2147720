package io.shopkeeper.language.catalogue;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.words.Span;
import java.util.List;

/// A name of the catalogue in a text.
///
/// @param name as the catalogue writes it; of a product its title, of several like it that of the
///   first
/// @param attribute whose value it is; empty for what is none
/// @param span where it stands
/// @param products that bear the name, by id, at most [#MOST_PRODUCTS]
/// @param bearers how many bear it
public record Mention(
    Kind kind, String name, String attribute, Span span, List<ProductId> products, int bearers) {

  public static final int MOST_PRODUCTS = 10;

  /// In the order of precedence: of two that overlap equally far, the first.
  public enum Kind {
    PRODUCT,
    BRAND,
    CATEGORY,
    ATTRIBUTE
  }

  public Mention {
    products = List.copyOf(products);
  }
}
