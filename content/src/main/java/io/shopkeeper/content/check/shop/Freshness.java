package io.shopkeeper.content.check.shop;

import io.shopkeeper.content.check.CheckedText;
import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.content.check.Support;
import io.shopkeeper.domain.Product;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Which texts no longer say what is so: each is kept with the facts it rests on, and is stale from
/// the moment that one of them changes or goes.
///
/// Told of changed products, it compares only their texts: a change takes microseconds a text. In
/// memory; safe for any number of threads.
public final class Freshness {

  /// A fact that a text rests on and that is another now.
  ///
  /// @param before its values when the text was checked
  /// @param now empty if it is gone
  public record Change(String fact, SortedSet<String> before, SortedSet<String> now) {}

  private record Basis(String product, SortedMap<String, SortedSet<String>> facts) {}

  private final Map<String, Basis> texts = new ConcurrentHashMap<>();
  private final Map<String, SortedSet<String>> byProduct = new ConcurrentHashMap<>();
  private final Map<String, List<Change>> stale = new ConcurrentHashMap<>();

  /// Keeps what a text rests on, as it is now; the text is fresh from here on.
  ///
  /// @param text its id
  public synchronized void keep(String text, ProductFacts facts, CheckedText checked) {
    forget(text);
    SortedMap<String, SortedSet<String>> values = values(facts);
    SortedMap<String, SortedSet<String>> used = new TreeMap<>();
    for (Support support : checked.supports()) {
      used.put(support.fact(), values.getOrDefault(support.fact(), new TreeSet<>()));
    }
    // A text names its product even where it makes no claim.
    used.put("title", values.getOrDefault("title", new TreeSet<>()));
    texts.put(text, new Basis(facts.id(), used));
    byProduct.computeIfAbsent(facts.id(), _ -> new TreeSet<>()).add(text);
  }

  /// Forgets a text that is no longer shown.
  public synchronized void forget(String text) {
    stale.remove(text);
    Basis basis = texts.remove(text);
    if (basis != null) {
      SortedSet<String> others = byProduct.get(basis.product);
      if (others != null) {
        others.remove(text);
      }
    }
  }

  /// Hears of products that were written. Their reviews are taken to be as they were.
  public void changed(Collection<Product> products) {
    products.forEach(product -> changed(ProductFacts.of(product, List.of())));
  }

  /// Compares the texts of a product with what is known of it now.
  public synchronized void changed(ProductFacts now) {
    SortedMap<String, SortedSet<String>> values = values(now);
    for (String text : byProduct.getOrDefault(now.id(), new TreeSet<>())) {
      Basis basis = texts.get(text);
      if (basis != null) {
        List<Change> changes = changes(basis, values);
        if (changes.isEmpty()) {
          stale.remove(text);
        } else {
          stale.put(text, changes);
        }
      }
    }
  }

  /// A product is gone, and with it everything that its texts rest on.
  public synchronized void removed(String product) {
    for (String text : byProduct.getOrDefault(product, new TreeSet<>())) {
      Basis basis = texts.get(text);
      if (basis != null) {
        stale.put(text, changes(basis, new TreeMap<>()));
      }
    }
  }

  /// Whether a text rests on a fact that is no longer so.
  public boolean isStale(String text) {
    return stale.containsKey(text);
  }

  /// The stale texts, each with what changed.
  public Map<String, List<Change>> stale() {
    return new TreeMap<>(stale);
  }

  private static List<Change> changes(Basis basis, SortedMap<String, SortedSet<String>> values) {
    var changes = new ArrayList<Change>();
    basis.facts.forEach((fact, before) -> {
      SortedSet<String> now = values.getOrDefault(fact, new TreeSet<>());
      if (!fact.equals("review") && !now.equals(before)) {
        changes.add(new Change(fact, before, now));
      }
    });
    return changes;
  }

  private static SortedMap<String, SortedSet<String>> values(ProductFacts facts) {
    Map<String, SortedSet<String>> values = new HashMap<>();
    add(values, "title", facts.title());
    add(values, "brand", facts.brand());
    if (facts.price() != null) {
      add(
          values,
          "price",
          facts.price().stripTrailingZeros().toPlainString() + " " + facts.currency());
    }
    facts.attributes().forEach(attribute -> add(values, attribute.name(), attribute.value()));
    return new TreeMap<>(values);
  }

  private static void add(Map<String, SortedSet<String>> values, String name, String value) {
    if (!value.isBlank()) {
      values.computeIfAbsent(name, _ -> new TreeSet<>()).add(value.strip());
    }
  }
}
