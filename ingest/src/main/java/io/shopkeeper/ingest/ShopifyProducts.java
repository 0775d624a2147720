package io.shopkeeper.ingest;

import io.shopkeeper.ingest.VariantRows.Head;
import io.shopkeeper.ingest.VariantRows.Variant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads Shopify's product export: a product is its handle; its first row, which has the title,
/// describes it, and every row may add a variant or a picture.
final class ShopifyProducts implements PresetRows<ShopifyProductField> {
  static final Preset<ShopifyProductField> PRESET =
      new Preset<>(
          Format.SHOPIFY,
          RecordKind.PRODUCTS,
          ShopifyProductField.class,
          Set.of(
              ShopifyProductField.HANDLE,
              ShopifyProductField.TITLE,
              ShopifyProductField.VENDOR,
              ShopifyProductField.VALUE_1),
          Set.of(ShopifyProductField.HANDLE, ShopifyProductField.TITLE),
          null,
          List.of(ShopifyProductField.PRICE),
          ShopifyProducts::new);

  /// What Shopify writes for a product without options.
  private static final String NO_OPTION = "Default Title";

  private static final String NO_CATEGORY = "Uncategorized";

  /// An option's column with names beside that with values.
  private record Option(ShopifyProductField name, ShopifyProductField value) {}

  private static final List<Option> OPTIONS =
      List.of(
          new Option(ShopifyProductField.OPTION_1, ShopifyProductField.VALUE_1),
          new Option(ShopifyProductField.OPTION_2, ShopifyProductField.VALUE_2),
          new Option(ShopifyProductField.OPTION_3, ShopifyProductField.VALUE_3));

  private final Reading reading;
  private final VariantRows products;

  /// The names of options stand on a product's first row only.
  private final HeadRows<ShopifyProductField> heads =
      new HeadRows<>(
          ShopifyProductField.HANDLE,
          Set.of(ShopifyProductField.TITLE),
          Set.of(
              ShopifyProductField.OPTION_1,
              ShopifyProductField.OPTION_2,
              ShopifyProductField.OPTION_3));

  private ShopifyProducts(Reading reading) {
    this.reading = reading;
    this.products = new VariantRows(reading);
  }

  @Override
  public void row(PresetRow<ShopifyProductField> row, Origin origin) {
    Texts<ShopifyProductField> texts = row.texts();
    boolean describes = texts.find(ShopifyProductField.TITLE) != null;
    heads.complete(texts);
    products.row(
        texts.require(ShopifyProductField.HANDLE),
        describes ? head(texts) : null,
        variant(texts),
        origin);
  }

  private static Head head(Texts<ShopifyProductField> texts) {
    Map<ProductField, String> head = new EnumMap<>(ProductField.class);
    head.put(ProductField.TITLE, texts.require(ShopifyProductField.TITLE));
    put(head, ProductField.BRAND, texts.find(ShopifyProductField.VENDOR));
    String body = texts.find(ShopifyProductField.BODY);
    put(head, ProductField.DESCRIPTION, body == null ? null : HtmlText.plain(body));
    String type = texts.find(ShopifyProductField.TYPE);
    String category = texts.find(ShopifyProductField.CATEGORY);
    boolean categorised = category != null && !category.equals(NO_CATEGORY);
    String path = categorised ? category : type;
    put(head, ProductField.CATEGORIES, path == null ? null : ListText.ofPath(path));
    Map<String, String> attributes = new LinkedHashMap<>();
    put(attributes, StoredRecords.SOURCE, Format.SHOPIFY.wireName());
    put(attributes, "product_type", categorised ? type : null);
    put(attributes, "tags", texts.find(ShopifyProductField.TAGS));
    return new Head(head, attributes, isSellable(texts));
  }

  private static <K> void put(Map<K, String> map, K key, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      map.put(key, text);
    }
  }

  /// Products that are drafts, archived or not published are known but not in stock.
  private static boolean isSellable(Texts<ShopifyProductField> texts) {
    String published = texts.find(ShopifyProductField.PUBLISHED);
    String status = texts.find(ShopifyProductField.STATUS);
    boolean active =
        status == null
            || switch (status.toLowerCase(Locale.ROOT)) {
              case "active" -> true;
              case "draft", "archived", "unlisted" -> false;
              default ->
                  throw new Refusal(
                      RejectReason.UNKNOWN_STATUS,
                      ShopifyProductField.STATUS.label(),
                      "'%s' is none of active, draft, archived, unlisted".formatted(status));
            };
    return active
        && (published == null || TruthText.parse(published, ShopifyProductField.PUBLISHED.label()));
  }

  /// A row without a price and a unit adds a picture, no variant.
  private @Nullable Variant variant(Texts<ShopifyProductField> texts) {
    String price = texts.find(ShopifyProductField.PRICE);
    String sku = texts.find(ShopifyProductField.SKU);
    if (price == null && sku == null) {
      return null;
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (Option option : OPTIONS) {
      String name = texts.find(option.name());
      String value = texts.find(option.value());
      if (name != null && value != null && !value.equals(NO_OPTION)) {
        options.put(name, value);
      }
    }
    return new Variant(
        unquoted(sku),
        unquoted(texts.find(ShopifyProductField.BARCODE)),
        price,
        price == null ? null : reading.price(price, null, ShopifyProductField.PRICE.label()),
        inStock(texts),
        options);
  }

  /// Without the apostrophe that keeps spreadsheets from taking a code for a number.
  private static @Nullable String unquoted(@Nullable String code) {
    return code != null && code.startsWith("'") ? code.substring(1) : code;
  }

  /// What is not counted, may be oversold, or comes without a count can be bought.
  private boolean inStock(Texts<ShopifyProductField> texts) {
    String quantity = texts.find(ShopifyProductField.QUANTITY);
    String policy = texts.find(ShopifyProductField.POLICY);
    boolean oversold = "continue".equalsIgnoreCase(policy) || "true".equalsIgnoreCase(policy);
    if (quantity == null || oversold || texts.find(ShopifyProductField.TRACKER) == null) {
      return true;
    }
    return reading.notation().quantity(quantity, ShopifyProductField.QUANTITY.label()) > 0;
  }

  @Override
  public void finish() {
    products.finish();
  }
}
