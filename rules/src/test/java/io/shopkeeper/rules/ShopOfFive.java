package io.shopkeeper.rules;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.rules.catalogue.Shelf;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Five products, a to e, with scores 5 to 1; a and b are of one brand and one category.
final class ShopOfFive {
  static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  static final List<Scored> CANDIDATES =
      List.of(scored("a", 5), scored("b", 4), scored("c", 3), scored("d", 2), scored("e", 1));

  private ShopOfFive() {}

  static CompiledRules compiled(Rule... rules) {
    var attributes = new TreeSet<String>();
    Arrays.stream(rules).forEach(rule -> attributes.addAll(rule.attributes()));
    var shelf = new Shelf(attributes);
    shelf.put(product("a", "ajax", "bath", 100));
    shelf.put(product("b", "ajax", "bath", 200));
    shelf.put(product("c", "bolt", "bath", 300));
    shelf.put(product("d", "cove", "garden", 400));
    shelf.put(product("e", "dune", "kitchen", 500));
    return CompiledRules.of(List.of(rules), shelf);
  }

  static RuledList list(int count, Rule... rules) {
    return compiled(rules)
        .inForce(Place.RECOMMENDATIONS, NOW)
        .apply(CANDIDATES, ListRequest.of(count));
  }

  /// As in `abc`.
  static String shown(RuledList list) {
    var shown = new StringBuilder();
    list.items().forEach(item -> shown.append(item.product().value()));
    return shown.toString();
  }

  static Rule withPriority(int priority, Rule rule) {
    return new Rule(
        rule.id(),
        rule.name(),
        rule.effect(),
        rule.where(),
        rule.places(),
        rule.schedule(),
        priority,
        rule.on());
  }

  private static Scored scored(String id, double score) {
    return new Scored(new ProductId(id), score);
  }

  private static Product product(String id, String brand, String category, int cents) {
    return new Product(
        new ProductId(id),
        "Product " + id,
        null,
        List.of("Home", category),
        brand,
        new Money(cents, Currency.getInstance("EUR")),
        true,
        Map.of("colour", id.equals("e") ? "red" : "blue"));
  }
}
