package io.shopkeeper.serve.api;

import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.content.check.ProductFacts.Attribute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Facts of a product as people write them in JSON or in the columns of a table: `id`, `title`,
/// `brand`, `price`, `currency`, `attributes`, `reviews`; whatever else there is, is an attribute.
public final class FactsTree {
  private static final Set<String> ID =
      Set.of("id", "product_id", "productid", "sku", "index", "商品id", "编号");
  private static final Set<String> TITLE = Set.of("title", "name", "product", "标题", "商品名", "名称");
  private static final Set<String> BRAND = Set.of("brand", "品牌");
  private static final Set<String> PRICE = Set.of("price", "sale_price", "价格", "售价");
  private static final Set<String> CURRENCY = Set.of("currency", "货币");
  private static final Set<String> ATTRIBUTES = Set.of("attributes", "content", "facts", "属性");
  private static final Set<String> REVIEWS = Set.of("reviews", "cited_reviews", "评论");

  /// `类型#裤*版型#宽松`, as in AdvertiseGen.
  private static final Pattern HASH_PAIRS = Pattern.compile("[^#*]+#[^#*]*(?:\\*[^#*]+#[^#*]*)*");

  /// `colour: red; size: 4`.
  private static final Pattern COLON_PAIR = Pattern.compile("([^:：;；|]{1,40})[:：]([^;；|]+)");

  private static final Pattern AMOUNT = Pattern.compile("[0-9][0-9,]*(?:\\.[0-9]+)?");

  private String id = "";
  private String title = "";
  private String brand = "";
  private @Nullable BigDecimal price;
  private String currency = "";
  private final List<Attribute> attributes = new ArrayList<>();
  private final List<String> reviews = new ArrayList<>();

  private FactsTree() {}

  /// @param fallback its id where none is given
  /// @throws IllegalArgumentException if it has no id, or a negative price
  public static ProductFacts read(Map<String, ?> members, String fallback) {
    var tree = new FactsTree();
    tree.id = fallback;
    members.forEach(tree::take);
    return new ProductFacts(
        tree.id, tree.title, tree.brand, tree.price, tree.currency, tree.attributes, tree.reviews);
  }

  private void take(String name, Object value) {
    String plain = name.toLowerCase(Locale.ROOT).strip();
    if (ATTRIBUTES.contains(plain)) {
      attributes(plain, value);
    } else if (REVIEWS.contains(plain)) {
      texts(value).forEach(reviews::add);
    } else if (ID.contains(plain)) {
      id = String.valueOf(value).strip();
    } else if (TITLE.contains(plain)) {
      title = first(value);
    } else if (BRAND.contains(plain)) {
      brand = first(value);
    } else if (CURRENCY.contains(plain)) {
      currency = first(value).toUpperCase(Locale.ROOT);
    } else if (PRICE.contains(plain)) {
      price(name, value);
    } else {
      add(name, value);
    }
  }

  private void price(String name, Object value) {
    String text = first(value);
    Matcher amount = AMOUNT.matcher(text);
    if (amount.matches()) {
      price = new BigDecimal(text.replace(",", ""));
    } else if (text.startsWith("-") && AMOUNT.matcher(text.substring(1)).matches()) {
      throw new IllegalArgumentException("the price is negative: " + text);
    } else {
      add(name, value);
    }
  }

  private void attributes(String name, Object value) {
    switch (value) {
      case Map<?, ?> map -> map.forEach((key, one) -> add(String.valueOf(key), one));
      case List<?> list ->
          list.forEach(one -> named(one).ifPresentOrElse(attributes::add, () -> add(name, one)));
      default -> pairs(name, String.valueOf(value));
    }
  }

  /// `{"name": "colour", "value": "red"}`.
  private static Optional<Attribute> named(Object one) {
    if (one instanceof Map<?, ?> map && map.get("name") != null && map.get("value") != null) {
      return Optional.of(
          new Attribute(String.valueOf(map.get("name")), String.valueOf(map.get("value"))));
    }
    return Optional.empty();
  }

  private void pairs(String name, String text) {
    if (HASH_PAIRS.matcher(text).matches()) {
      for (String pair : text.split("\\*")) {
        int hash = pair.indexOf('#');
        add(pair.substring(0, hash), pair.substring(hash + 1));
      }
      return;
    }
    Matcher pair = COLON_PAIR.matcher(text);
    if (!pair.find()) {
      add(name, text);
      return;
    }
    do {
      add(pair.group(1).strip(), pair.group(2).strip());
    } while (pair.find());
  }

  private void add(String name, Object value) {
    for (String text : texts(value)) {
      if (!text.isBlank()) {
        attributes.add(new Attribute(name.strip(), text));
      }
    }
  }

  private static List<String> texts(Object value) {
    return switch (value) {
      case List<?> list ->
          list.stream().flatMap(one -> texts(Objects.requireNonNull(one)).stream()).toList();
      case Map<?, ?> map ->
          map.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue()).toList();
      default -> List.of(String.valueOf(value));
    };
  }

  private static String first(Object value) {
    return texts(value).stream().findFirst().orElse("").strip();
  }
}
