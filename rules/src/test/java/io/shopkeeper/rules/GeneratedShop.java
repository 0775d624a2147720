package io.shopkeeper.rules;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.rules.catalogue.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// A random catalogue, random rules about it and random candidates.
final class GeneratedShop {
  static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  private static final List<String> BRANDS = List.of("ajax", "bolt", "cove", "dune", "echo");
  private static final List<String> ROOMS = List.of("bath", "kitchen", "garden");
  private static final List<String> COLOURS = List.of("red", "green", "蓝");

  final List<Product> products = new ArrayList<>();
  final List<Rule> rules = new ArrayList<>();
  final List<Scored> candidates;
  final CompiledRules compiled;
  private final RandomGenerator random;

  GeneratedShop(long seed, int size, int ruleCount, int candidateCount) {
    random = new Seed(seed).generator("shop");
    for (int i = 0; i < size; i++) {
      products.add(product("p" + i));
    }
    for (int i = 0; i < ruleCount; i++) {
      rules.add(rule("r" + i));
    }
    var attributes = new TreeSet<String>();
    rules.forEach(rule -> attributes.addAll(rule.attributes()));
    var shelf = new Shelf(attributes);
    products.forEach(shelf::put);
    compiled = CompiledRules.of(rules, shelf);
    var scored = new ArrayList<Scored>();
    for (Product product : products) {
      // Some scores are the same, some negative, and some products are new to the shelf.
      boolean fresh = random.nextInt(30) == 0;
      scored.add(
          new Scored(
              fresh ? new ProductId("new-" + product.id()) : product.id(),
              random.nextInt(4) == 0 ? random.nextInt(3) : random.nextGaussian() * 5));
    }
    Collections.shuffle(scored, new Random(seed));
    candidates =
        scored.stream()
            .limit(candidateCount)
            .sorted(Comparator.comparingDouble(Scored::score).reversed())
            .toList();
  }

  Map<ProductId, Product> byId() {
    var byId = new HashMap<ProductId, Product>();
    products.forEach(product -> byId.put(product.id(), product));
    return byId;
  }

  private Product product(String id) {
    var attributes = new HashMap<String, String>();
    if (random.nextInt(3) > 0) {
      attributes.put("colour", any(COLOURS));
    }
    attributes.put("cost", Integer.toString(random.nextInt(50)));
    String room = any(ROOMS);
    return new Product(
        new ProductId(id),
        "Product " + id,
        null,
        random.nextInt(6) == 0 ? List.of() : List.of(room, room + random.nextInt(3)),
        random.nextInt(5) == 0 ? null : any(BRANDS),
        new Money(random.nextInt(100, 10_000), Currency.getInstance("EUR")),
        random.nextInt(8) > 0,
        attributes);
  }

  private Rule rule(String id) {
    String effect =
        switch (random.nextInt(14)) {
          case 0, 1, 2 -> "boost " + (1 + random.nextInt(1, 40) / 10.);
          case 3, 4 -> "bury " + random.nextInt(10) / 10.;
          case 5, 6 -> "pin " + random.nextInt(1, 8);
          case 7 -> "exclude";
          case 8 -> "cap " + random.nextInt(5);
          case 9 ->
              "cap %d per %s"
                  .formatted(
                      random.nextInt(1, 4),
                      any(List.of("brand", "category", "category.1", "colour")));
          case 10 ->
              "favour %s %s"
                  .formatted(any(List.of("price", "margin")), any(List.of("0.5", "-1", "2")));
          case 11 ->
              "diversify %s 0.%d".formatted(any(List.of("mmr", "dpp")), random.nextInt(1, 10));
          case 12 -> "explore 0.3";
          default -> "boost 2";
        };
    Rule rule = Rule.of(id, effect, effect.startsWith("diversify") ? "" : expression(effect));
    return new Rule(
        id,
        rule.name(),
        rule.effect(),
        rule.where(),
        random.nextInt(3) == 0 ? Set.of(Place.SIMILAR) : Place.ALL,
        switch (random.nextInt(4)) {
          case 0 -> new Schedule(NOW.minusSeconds(1), NOW.plusSeconds(1));
          case 1 -> new Schedule(NOW.plusSeconds(1), null);
          case 2 -> new Schedule(null, NOW.plusSeconds(random.nextInt(2)));
          default -> Schedule.ALWAYS;
        },
        random.nextInt(-2, 3),
        random.nextInt(6) > 0);
  }

  private String expression(String effect) {
    return switch (random.nextInt(effect.equals("exclude") ? 6 : 8)) {
      case 0 -> "brand = " + any(BRANDS);
      case 1 -> "价格 < " + random.nextInt(5, 60);
      case 2 -> "category = %s and not colour = red".formatted(any(ROOMS));
      case 3 -> "id in (p1, p%d)".formatted(random.nextInt(200));
      case 4 -> "stock = no";
      case 5 -> "margin < 10% or nosuch = 1";
      case 6 -> "not brand = " + any(BRANDS);
      default -> "";
    };
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
