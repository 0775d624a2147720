package io.shopkeeper.ingest;

import io.shopkeeper.ingest.VariantRows.Head;
import io.shopkeeper.ingest.VariantRows.Variant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads WooCommerce's product export: a row a product, and one for each variation, which names its
/// parent.
final class WooProducts implements PresetRows<WooProductField> {
  static final Preset<WooProductField> PRESET =
      new Preset<>(
          Format.WOOCOMMERCE,
          RecordKind.PRODUCTS,
          WooProductField.class,
          Set.of(
              WooProductField.TYPE,
              WooProductField.SKU,
              WooProductField.NAME,
              WooProductField.PUBLISHED,
              WooProductField.REGULAR_PRICE),
          Set.of(WooProductField.NAME, WooProductField.TYPE),
          null,
          List.of(WooProductField.REGULAR_PRICE, WooProductField.SALE_PRICE),
          WooProducts::new);

  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?i)attribute (\\d+) (name|value\\(s\\))");

  /// Parts lists but for commas that a backslash stands before.
  private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

  private final Reading reading;
  private final VariantRows products;

  /// Ids of products by their unit, which a variation may name its parent by.
  private final Map<String, String> ids = new HashMap<>();

  private WooProducts(Reading reading) {
    this.reading = reading;
    this.products = new VariantRows(reading);
  }

  @Override
  public void row(PresetRow<WooProductField> row, Origin origin) {
    Texts<WooProductField> texts = row.texts();
    String sku = texts.find(WooProductField.SKU);
    String type = texts.require(WooProductField.TYPE).toLowerCase(Locale.ROOT);
    Map<String, String> options = options(row.others());
    if (type.contains("variation")) {
      products.row(parent(texts), null, variant(texts, options), origin);
      return;
    }
    String id = texts.find(WooProductField.ID);
    String product = id == null ? texts.require(WooProductField.SKU) : id;
    if (sku != null) {
      ids.put(sku, product);
    }
    boolean ofVariations = type.contains("variable");
    products.row(
        product, head(texts, options), ofVariations ? null : variant(texts, Map.of()), origin);
  }

  private String parent(Texts<WooProductField> texts) {
    String parent = texts.require(WooProductField.PARENT);
    return parent.startsWith("id:")
        ? parent.substring("id:".length())
        : ids.getOrDefault(parent, parent);
  }

  private static Head head(Texts<WooProductField> texts, Map<String, String> options) {
    Map<ProductField, String> head = new EnumMap<>(ProductField.class);
    head.put(ProductField.TITLE, HtmlText.plain(texts.require(WooProductField.NAME)));
    Map<String, String> attributes = new LinkedHashMap<>(options);
    attributes.put(StoredRecords.SOURCE, Format.WOOCOMMERCE.wireName());
    String description = texts.find(WooProductField.DESCRIPTION);
    if (description == null) {
      description = texts.find(WooProductField.SHORT_DESCRIPTION);
    }
    if (description != null) {
      // Line breaks come as a backslash and an n.
      String text = HtmlText.plain(description.replace("\\n", "\n"));
      if (!text.isEmpty()) {
        head.put(ProductField.DESCRIPTION, text);
      }
    }
    String categories = texts.find(WooProductField.CATEGORIES);
    if (categories != null) {
      head.put(ProductField.CATEGORIES, ListText.ofPath(deepest(categories)));
    }
    String brand = texts.find(WooProductField.BRANDS);
    if (brand != null) {
      head.put(ProductField.BRAND, brand);
    }
    String tags = texts.find(WooProductField.TAGS);
    if (tags != null) {
      attributes.put("tags", tags);
    }
    return new Head(head, attributes, isSellable(texts));
  }

  /// Of several categories the one with the longest path, of equals the first.
  private static String deepest(String categories) {
    return Arrays.stream(COMMA.split(categories))
        .map(path -> path.replace("\\,", ",").strip())
        .filter(path -> !path.isEmpty())
        // The sign comes for a plain > from some versions.
        .map(path -> path.replace("&gt;", ">"))
        .max(Comparator.comparingLong(path -> path.chars().filter(c -> c == '>').count()))
        .orElse(categories);
  }

  /// What is a draft, private or hidden is known but not in stock; so is what says so itself.
  private static boolean isSellable(Texts<WooProductField> texts) {
    String published = texts.find(WooProductField.PUBLISHED);
    return (published == null || TruthText.parse(published, WooProductField.PUBLISHED.label()))
        && !"hidden".equalsIgnoreCase(texts.find(WooProductField.VISIBILITY))
        && inStock(texts);
  }

  /// Says `1`, `0` or `backorder`, the latter for what may be ordered and comes later.
  private static boolean inStock(Texts<WooProductField> texts) {
    String text = texts.find(WooProductField.IN_STOCK);
    return text == null
        || text.equalsIgnoreCase("backorder")
        || TruthText.parse(text, WooProductField.IN_STOCK.label());
  }

  private Variant variant(Texts<WooProductField> texts, Map<String, String> options) {
    String price = price(texts);
    return new Variant(
        texts.find(WooProductField.SKU),
        texts.find(WooProductField.GTIN),
        price,
        price == null ? null : reading.price(price, null, WooProductField.REGULAR_PRICE.label()),
        inStock(texts),
        options);
  }

  /// The reduced price, unless its time is still to come: the shop drops the date when it begins.
  private static @Nullable String price(Texts<WooProductField> texts) {
    String sale = texts.find(WooProductField.SALE_PRICE);
    boolean reduced = sale != null && texts.find(WooProductField.SALE_STARTS) == null;
    return reduced ? sale : texts.find(WooProductField.REGULAR_PRICE);
  }

  /// Values by the name of their attribute, from pairs of numbered columns.
  private static Map<String, String> options(Map<String, String> others) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, String> values = new HashMap<>();
    others.forEach((column, text) -> {
      Matcher matcher = ATTRIBUTE.matcher(column);
      if (matcher.matches()) {
        boolean name = matcher.group(2).equalsIgnoreCase("name");
        (name ? names : values).put(matcher.group(1), text);
      }
    });
    Map<String, String> options = new LinkedHashMap<>();
    names.forEach((number, name) -> {
      String value = values.get(number);
      if (value != null) {
        List<String> list = Arrays.stream(COMMA.split(value)).map(String::strip).toList();
        options.put(name, String.join(Articles.SEPARATOR, list).replace("\\,", ","));
      }
    });
    return options;
  }

  @Override
  public void finish() {
    products.finish();
  }
}
