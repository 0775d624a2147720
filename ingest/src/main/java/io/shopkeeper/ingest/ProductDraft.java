package io.shopkeeper.ingest;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A product in the making. Columns that no field claims become attributes, several values of one
/// parted by `, `; a product is in stock unless it says otherwise.
final class ProductDraft implements Draft<ProductField, Product> {
  static final Names<ProductField> NAMES = new Names<>(Arrays.asList(ProductField.values()));

  private final Notation notation;
  private final Texts<ProductField> texts = new Texts<>("product", ProductField.class);
  private final Map<String, String> attributes = new LinkedHashMap<>();

  private boolean holdsObjects;

  ProductDraft(Notation notation) {
    this.notation = notation;
  }

  @Override
  public void clear() {
    texts.clear();
    attributes.clear();
    holdsObjects = false;
  }

  @Override
  public void set(ProductField field, String text) {
    texts.set(field, text);
  }

  @Override
  public void attribute(String name, String text) {
    String known = attributes.get(name);
    if (known == null) {
      attributes.put(name, text);
    } else if (!List.of(known.split(Articles.SEPARATOR)).contains(text)) {
      attributes.put(name, known + Articles.SEPARATOR + text);
    }
  }

  @Override
  public boolean nextItem() {
    holdsObjects = true;
    return false;
  }

  @Override
  public Product build() {
    if (holdsObjects) {
      throw new Refusal(
          RejectReason.MALFORMED,
          null,
          "a product holds no list of objects; give each variant as a product");
    }
    String price = texts.find(ProductField.PRICE);
    return new Product(
        new ProductId(texts.require(ProductField.ID)),
        texts.require(ProductField.TITLE),
        texts.find(ProductField.DESCRIPTION),
        categories(),
        texts.find(ProductField.BRAND),
        price == null
            ? null
            : notation.price(price, texts.find(ProductField.CURRENCY), ProductField.PRICE.label()),
        inStock(),
        attributes);
  }

  private List<String> categories() {
    String text = texts.find(ProductField.CATEGORIES);
    return text == null ? List.of() : ListText.path(text);
  }

  private boolean inStock() {
    String text = texts.find(ProductField.IN_STOCK);
    return text == null || TruthText.parse(text, ProductField.IN_STOCK.label());
  }
}
