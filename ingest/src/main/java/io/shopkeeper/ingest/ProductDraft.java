package io.shopkeeper.ingest;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A product in the making. Columns that no field claims become attributes; a product is in stock
/// unless it says otherwise.
final class ProductDraft implements Draft<ProductField, Product> {
  static final Names<ProductField> NAMES = new Names<>(Arrays.asList(ProductField.values()));

  private final Notation notation;
  private final @Nullable String[] texts = new @Nullable String[ProductField.values().length];
  private final Map<String, String> attributes = new LinkedHashMap<>();

  private boolean holdsObjects;

  ProductDraft(Notation notation) {
    this.notation = notation;
  }

  @Override
  public void clear() {
    Arrays.fill(texts, null);
    attributes.clear();
    holdsObjects = false;
  }

  @Override
  public void set(ProductField field, String text) {
    texts[field.ordinal()] = text;
  }

  @Override
  public void attribute(String name, String text) {
    attributes.put(name, text);
  }

  @Override
  public void nextItem() {
    holdsObjects = true;
  }

  @Override
  public Product build() {
    if (holdsObjects) {
      throw new Refusal(
          RejectReason.MALFORMED,
          null,
          "a product holds no list of objects; give each variant as a product");
    }
    String price = text(ProductField.PRICE);
    return new Product(
        new ProductId(require(ProductField.ID)),
        require(ProductField.TITLE),
        text(ProductField.DESCRIPTION),
        categories(),
        text(ProductField.BRAND),
        price == null
            ? null
            : notation.price(price, text(ProductField.CURRENCY), ProductField.PRICE.label()),
        inStock(),
        attributes);
  }

  private @Nullable String text(ProductField field) {
    return texts[field.ordinal()];
  }

  private String require(ProductField field) {
    String text = text(field);
    if (text == null) {
      throw Refusal.missing(field.label(), "the product has no " + field.label());
    }
    return text;
  }

  private List<String> categories() {
    String text = text(ProductField.CATEGORIES);
    return text == null ? List.of() : ListText.path(text);
  }

  private boolean inStock() {
    String text = text(ProductField.IN_STOCK);
    return text == null || TruthText.parse(text, ProductField.IN_STOCK.label());
  }
}
