package io.shopkeeper.bench;

import io.shopkeeper.assist.records.OrderRecord;
import io.shopkeeper.assist.records.StoredRecords;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What customers want done or told in the course of several turns, `tasks-*.jsonl`, said of a
/// shop's own customers, orders and products.
///
/// Who asks has at least two orders of which nothing went back: `{new}` holds two products, `{a}`
/// and `{b}`, and `{old}`, the one before, another, `{p}`; `{x}` costs less than `{y}`, and is in
/// none of them; `{foreign}` is another's order. `.id`, `.price` and `.noun`, the last word of a
/// title, belong to products, `.day` and `.total` to orders.
final class AssistantTasks {
  private final StoredRecords records;
  private final RandomGenerator random;
  private final Store store;
  private final Map<ProductId, Product> products;

  /// Somebody who asks, with what they speak of.
  private record Scene(CustomerId customer, OrderRecord newest, OrderRecord before) {
    ProductId product(int place) {
      return newest.keptProducts().get(place);
    }
  }

  AssistantTasks(Store store, Seed seed) {
    this.store = store;
    this.records = new StoredRecords(store.facts(), InstantSource.system());
    this.random = seed.generator("tasks");
    Facts facts = store.facts();
    this.products =
        facts.products(
            facts.list(
                new Query("ids", "SELECT id FROM products ORDER BY id", List.of()),
                row -> new ProductId(row.text(0))));
  }

  /// Writes them, an object a line, in the format of probes; returns how many.
  ///
  /// @throws IllegalStateException if nobody's orders are as they must be
  int write(String resource, Path file) throws IOException {
    List<String> templates = templates(resource);
    List<Scene> scenes = scenes();
    if (scenes.isEmpty()) {
      throw new IllegalStateException("no customer has two orders, of two products and of one");
    }
    var lines = new ArrayList<String>();
    for (int i = 0; i < templates.size(); i++) {
      Scene scene = scenes.get(i % scenes.size());
      lines.add(filled(templates.get(i), scene, scenes.get((i + 1) % scenes.size())));
    }
    Files.write(file, lines);
    return lines.size();
  }

  private static List<String> templates(String resource) throws IOException {
    try (InputStream in = AssistantTasks.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  private List<Scene> scenes() {
    List<CustomerId> customers =
        new ArrayList<>(
            store
                .facts()
                .list(
                    new Query(
                        "customers",
                        "SELECT DISTINCT customer FROM order_lines WHERE customer IS NOT NULL"
                            + " ORDER BY customer",
                        List.of()),
                    row -> new CustomerId(row.text(0))));
    Collections.shuffle(customers, Random.from(random));
    return customers.stream()
        .limit(600)
        .flatMap(customer -> {
          List<OrderRecord> orders = records.orders(customer, 50);
          return orders.size() >= 2 && fits(orders)
              ? Stream.of(new Scene(customer, orders.get(0), orders.get(1)))
              : Stream.empty();
        })
        .limit(40)
        .toList();
  }

  /// Whether the two newest orders are as the tasks tell, and what is in them can be told apart by
  /// the last word.
  private boolean fits(List<OrderRecord> orders) {
    OrderRecord newest = orders.get(0);
    OrderRecord before = orders.get(1);
    if (newest.keptProducts().size() != 2
        || before.keptProducts().size() != 1
        || !newest.refunded().isEmpty()
        || !before.refunded().isEmpty()) {
      return false;
    }
    List<ProductId> spoken = new ArrayList<>(newest.keptProducts());
    spoken.addAll(before.keptProducts());
    List<ProductId> bought =
        orders.stream().flatMap(order -> order.lines().stream()).map(OrderLine::product).toList();
    return products.keySet().containsAll(spoken)
        && spoken.stream().allMatch(id -> Collections.frequency(bought, id) == 1)
        && spoken.stream().map(id -> noun(id, "en")).distinct().count() == 3
        && spoken.stream().map(id -> title(id, "en")).distinct().count() == 3;
  }

  private String filled(String template, Scene scene, Scene other) {
    Map<String, Object> task = JsonTree.object(template);
    String language = String.valueOf(task.getOrDefault("language", "en"));
    Locale locale = language.equals("zh") ? Locale.CHINA : Locale.ENGLISH;
    var values = new HashMap<String, String>();
    order("new", scene.newest, locale, values);
    order("old", scene.before, locale, values);
    order("foreign", other.newest, locale, values);
    product("a", scene.product(0), language, locale, values);
    product("b", scene.product(1), language, locale, values);
    product("p", scene.before.keptProducts().getFirst(), language, locale, values);
    List<ProductId> strangers = strangers(scene);
    product("x", strangers.get(0), language, locale, values);
    product("y", strangers.get(1), language, locale, values);
    String line = template;
    for (var value : values.entrySet()) {
      line = line.replace("{" + value.getKey() + "}", escaped(value.getValue()));
    }
    return task.containsKey("customer")
        ? line.replace("\"customer\": \"\", ", "")
        : line.replaceFirst(
            "\"turns\":", "\"customer\": \"" + escaped(scene.customer.value()) + "\", \"turns\":");
  }

  private static String escaped(String text) {
    String array =
        Json.text(json -> {
          json.writeStartArray();
          json.writeString(text);
          json.writeEndArray();
        });
    return array.substring(array.indexOf('"') + 1, array.lastIndexOf('"'));
  }

  private void order(String name, OrderRecord order, Locale locale, Map<String, String> values) {
    values.put(name, order.id().value());
    values.put(name + ".day", store.shop().day(order.orderedAt()).toString());
    values.put(name + ".total", order.total().text(locale));
  }

  private void product(
      String name, ProductId id, String language, Locale locale, Map<String, String> values) {
    values.put(name, title(id, language));
    values.put(name + ".id", id.value());
    values.put(name + ".noun", noun(id, language));
    Money price = product(id).price();
    values.put(name + ".price", price == null ? "" : price.text(locale));
  }

  /// Two products the customer has not bought lately, the cheaper one first.
  private List<ProductId> strangers(Scene scene) {
    List<ProductId> priced =
        products.values().stream()
            .filter(product -> product.price() != null)
            .filter(product ->
                products.values().stream()
                        .filter(other -> other.title().equals(product.title()))
                        .count()
                    == 1)
            .map(Product::id)
            .filter(id -> !scene.newest.keptProducts().contains(id))
            .filter(id -> !scene.before.keptProducts().contains(id))
            .sorted(Comparator.comparing(ProductId::value))
            .toList();
    while (true) {
      ProductId one = priced.get(random.nextInt(priced.size()));
      ProductId other = priced.get(random.nextInt(priced.size()));
      if (minor(one) < minor(other)) {
        return List.of(one, other);
      }
    }
  }

  private long minor(ProductId id) {
    return Objects.requireNonNull(product(id).price()).minor();
  }

  private Product product(ProductId id) {
    return Objects.requireNonNull(products.get(id));
  }

  private String title(ProductId id, String language) {
    return product(id).attributes().getOrDefault("title_" + language, product(id).title());
  }

  private String noun(ProductId id, String language) {
    String title = title(id, language);
    return title.substring(title.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
  }
}
