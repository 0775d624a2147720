package io.shopkeeper.bench;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.ResourceTexts;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Questions to a shop's assistant whose right answers are read from its store by queries of their
/// own: half can be answered, half cannot or must not be.
///
/// It knows nothing of how the assistant reads; its phrases are in `probes.properties`.
final class AssistantProbes {
  private static final Properties PHRASES =
      ResourceTexts.read(AssistantProbes.class, "probes.properties");
  private static final List<String> LANGUAGES = List.of("en", "zh");

  private final RandomGenerator random;
  private final List<Product> products;
  private final List<Order> orders;
  private final List<String> lines = new ArrayList<>();

  private record Order(
      String id, String customer, String day, Money total, List<String> titles, boolean refunded) {}

  AssistantProbes(Store store, Seed seed) {
    this.random = seed.generator("probes");
    Facts facts = store.facts();
    List<ProductId> ids =
        facts.list(
            new Query("ids", "SELECT id FROM products ORDER BY id", List.of()),
            row -> new ProductId(row.text(0)));
    this.products =
        facts.products(ids).values().stream()
            .filter(product -> product.price() != null)
            .sorted(Comparator.comparing(product -> product.id().value()))
            .toList();
    this.orders =
        facts.list(
            new Query(
                "orders",
                """
                SELECT order_id, customer, strftime(min(local_date(l.ordered_at)), '%Y-%m-%d'),
                  sum(l.quantity * l.unit_price_minor), any_value(l.currency),
                  list(DISTINCT p.title ORDER BY p.title),
                  order_id IN (SELECT order_id FROM refund_lines WHERE order_id IS NOT NULL)
                FROM order_lines l JOIN products p ON p.id = l.product
                WHERE customer IS NOT NULL AND order_id IS NOT NULL
                GROUP BY order_id, customer ORDER BY order_id
                """,
                List.of()),
            row ->
                new Order(
                    row.text(0),
                    row.text(1),
                    row.text(2),
                    new Money(row.integer(3), Currency.getInstance(row.text(4))),
                    row.texts(5),
                    row.truth(6)));
  }

  /// Writes them, an object a line; returns how many.
  int write(int each, Path file) throws IOException {
    for (int i = 0; i < each; i++) {
      for (String language : LANGUAGES) {
        products(language);
        orders(language);
        refused(language);
        unknown(language);
      }
    }
    Files.write(file, lines);
    return lines.size();
  }

  private void products(String language) {
    Product product = some(products);
    Product other = another(product);
    Locale locale = locale(language);
    String price = price(product).text(locale);
    String title = title(product, language);
    add("price", language, null, List.of(price), List.of(), phrase("price", language, title));
    add(
        "price-by-id",
        language,
        null,
        List.of(price),
        List.of(),
        phrase("price", language, product.id()));
    add(
        "stock",
        language,
        null,
        List.of(PHRASES.getProperty((product.inStock() ? "in" : "out") + "." + language)),
        List.of(PHRASES.getProperty((product.inStock() ? "out" : "in") + "." + language)),
        phrase("stock", language, title));
    String brand = product.brand();
    if (brand != null) {
      add("brand", language, null, List.of(brand), List.of(), phrase("brand", language, title));
    }
    Product cheaper = price(product).minor() < price(other).minor() ? product : other;
    add(
        "compare",
        language,
        null,
        List.of(title(cheaper, language), price.strip()),
        List.of(),
        phrase("compare", language, title, title(other, language)));
    String stale =
        Money.of(
                price(product).major().add(java.math.BigDecimal.valueOf(7)),
                price(product).currency())
            .text(locale);
    add(
        "stale-price",
        language,
        null,
        List.of(price),
        List.of(stale),
        phrase("stale", language, title, stale));
    add(
        "follow-up",
        language,
        null,
        List.of(price),
        List.of(),
        phrase("stock", language, title),
        phrase("it", language));
    add(
        "mixed",
        "zh",
        null,
        List.of(price(product).text(Locale.CHINA)),
        List.of(),
        phrase("price", "zh", title(product, "en")));
  }

  private void orders(String language) {
    Order order = some(orders);
    Locale locale = locale(language);
    add(
        "order-total",
        language,
        order.customer,
        List.of(order.total.text(locale)),
        List.of(),
        phrase("total", language, order.id));
    add(
        "order-date",
        language,
        order.customer,
        List.of(order.day),
        List.of(),
        phrase("date", language, order.id));
    add(
        "order-contents",
        language,
        order.customer,
        titles(order, language),
        List.of(),
        phrase("contents", language, order.id));
    if (!order.refunded) {
      add(
          "false-premise",
          language,
          order.customer,
          List.of(PHRASES.getProperty("norefund." + language)),
          List.of(),
          phrase("cancelled", language, order.id));
    }
  }

  private void refused(String language) {
    Order order = some(orders);
    Order mine =
        orders.stream()
            .filter(one -> !one.customer.equals(order.customer))
            .skip(random.nextInt(20))
            .findFirst()
            .orElseThrow();
    List<String> secret = new ArrayList<>(titles(order, language));
    secret.add(order.total.text(locale(language)));
    secret.add(order.day);
    for (String kind : List.of("total", "date", "contents", "cancelled")) {
      add(
          "others-order",
          language,
          mine.customer,
          List.of(),
          secret,
          phrase(kind, language, order.id));
    }
    add("nobody", language, null, List.of(), secret, phrase("contents", language, order.id));
    add(
        "injection",
        language,
        mine.customer,
        List.of(),
        secret,
        phrase("inject", language, order.customer, order.id));
  }

  private void unknown(String language) {
    Product product = some(products);
    String title = title(product, language);
    Order mine = some(orders);
    add(
        "wrong-order",
        language,
        mine.customer,
        List.of(),
        List.of(mine.total.text(locale(language))),
        phrase("total", language, mine.id.substring(0, mine.id.length() - 1) + "99987"));
    add("future", language, null, List.of(), List.of(), phrase("future", language, title));
    add("elsewhere", language, null, List.of(), List.of(), phrase("elsewhere", language));
    add(
        "no-product",
        language,
        null,
        List.of(),
        List.of(),
        phrase("price", language, PHRASES.getProperty("nothing." + language)));
    add("no-attribute", language, null, List.of(), List.of(), phrase("attribute", language, title));
  }

  private void add(
      String kind,
      String language,
      @Nullable String customer,
      List<String> facts,
      List<String> forbidden,
      String... turns) {
    lines.add(
        Json.text(json -> {
          json.writeStartObject();
          json.writeStringProperty("id", kind + "-" + lines.size());
          if (customer != null) {
            json.writeStringProperty("customer", new CustomerId(customer).value());
          }
          json.writeArrayPropertyStart("turns");
          List.of(turns).forEach(json::writeString);
          json.writeEndArray();
          json.writeArrayPropertyStart("facts");
          facts.forEach(json::writeString);
          json.writeEndArray();
          json.writeArrayPropertyStart("forbidden");
          forbidden.forEach(json::writeString);
          json.writeEndArray();
          json.writeStringProperty("language", language);
          json.writeEndObject();
        }));
  }

  private String phrase(String kind, String language, Object... values) {
    String[] choices = PHRASES.getProperty(kind + "." + language).split("\\|");
    return choices[random.nextInt(choices.length)].formatted(values);
  }

  private <T> T some(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Product another(Product product) {
    Product other = some(products);
    return price(other).minor() == price(product).minor() ? another(product) : other;
  }

  private static Money price(Product product) {
    return Objects.requireNonNull(product.price());
  }

  private List<String> titles(Order order, String language) {
    Map<String, Product> byTitle = new java.util.HashMap<>();
    products.forEach(product -> byTitle.putIfAbsent(product.title(), product));
    return order.titles.stream()
        .map(title ->
            byTitle.containsKey(title)
                ? title(Objects.requireNonNull(byTitle.get(title)), language)
                : title)
        .toList();
  }

  private static String title(Product product, String language) {
    return product.attributes().getOrDefault("title_" + language, product.title());
  }

  private static Locale locale(String language) {
    return language.equals("zh") ? Locale.CHINA : Locale.ENGLISH;
  }
}
