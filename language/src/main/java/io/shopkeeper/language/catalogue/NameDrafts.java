package io.shopkeeper.language.catalogue;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.catalogue.Mention.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The names of a catalogue while they are collected.
final class NameDrafts {
  /// Products that share a run which still tells them from others, at most so many or this share.
  private static final int FEW = 3;

  private static final double FEW_OF = .01;

  /// Of a title, by rarity, that a run must hold. A rule of thumb: three of the twelve words of a
  /// title when all are equally rare.
  private static final double MUCH_OF_A_TITLE = .25;

  /// A Chinese word has about two characters.
  private static final double WORDS_A_CHARACTER = .5;

  /// A name of fewer letters stands by chance in too many texts.
  private static final int LEAST_LATIN = 3;

  private static final int LEAST_HAN = 2;

  private final int products;
  private final Map<String, Integer> frequency = new HashMap<>();
  private final Map<String, Draft> drafts = new HashMap<>();

  private final Map<String, NamedValue> valued = new HashMap<>();

  private record Draft(Kind kind, String text, TreeSet<ProductId> products) {}

  NameDrafts(Collection<Product> all) {
    products = all.size();
    for (Product product : all) {
      distinct(product.title()).forEach(unit -> frequency.merge(unit, 1, Integer::sum));
    }
  }

  private static Set<String> distinct(String text) {
    var distinct = new HashSet<String>();
    Unit.of(text).forEach(unit -> distinct.add(unit.text()));
    return distinct;
  }

  void titles(Product product) {
    List<Unit> units = Unit.of(product.title());
    double whole = rarity(units, 0, units.size());
    for (int start = 0; start < units.size(); start++) {
      int length = 1;
      while (length <= Math.min(CatalogueNames.LONGEST, units.size() - start)
          && !(canBeName(units, start, length)
              && rarity(units, start, length) >= MUCH_OF_A_TITLE * whole)) {
        length++;
      }
      if (length <= Math.min(CatalogueNames.LONGEST, units.size() - start)) {
        add(Kind.PRODUCT, CatalogueNames.key(units, start, length), product.title(), product);
      }
    }
  }

  private double rarity(List<Unit> units, int start, int length) {
    double sum = 0;
    for (int u = start; u < start + length; u++) {
      Unit unit = units.get(u);
      sum +=
          (unit.isHan() ? WORDS_A_CHARACTER : 1)
              * Math.log((products + 1.0) / frequency.getOrDefault(unit.text(), 1));
    }
    return sum;
  }

  /// Drops runs of titles that too many products share.
  void keepTelling() {
    double most = Math.max(FEW, FEW_OF * products);
    drafts.values().removeIf(draft -> draft.products.size() > most);
  }

  /// A whole name, unless a product or a greater kind bears it already.
  void name(Kind kind, String text, Product product) {
    String key = key(text);
    if (!key.isEmpty()) {
      add(kind, key, text, product);
    }
  }

  /// Values that are no other name. One that several attributes have is that of the attribute which
  /// says it of the most products.
  void values(List<NamedValue> values) {
    var byKey = new HashMap<String, Map<String, List<NamedValue>>>();
    for (NamedValue value : values) {
      String key = key(value.text());
      if (!key.isEmpty() && !drafts.containsKey(key)) {
        byKey
            .computeIfAbsent(key, _ -> new TreeMap<>())
            .computeIfAbsent(value.attribute(), _ -> new ArrayList<>())
            .add(value);
      }
    }
    byKey.forEach((key, attributes) ->
        valued.put(
            key,
            attributes.values().stream()
                .map(NamedValue::together)
                .max(Comparator.comparingInt(NamedValue::bearers))
                .orElseThrow()));
  }

  /// Empty for a text that is no name.
  private static String key(String text) {
    List<Unit> units = Unit.of(text);
    return units.size() <= CatalogueNames.LONGEST && canBeName(units, 0, units.size())
        ? CatalogueNames.key(units, 0, units.size())
        : "";
  }

  private void add(Kind kind, String key, String text, Product product) {
    Draft draft = drafts.get(key);
    if (draft == null || draft.kind.compareTo(kind) > 0 || ofAll(draft, kind)) {
      draft = new Draft(kind, text, new TreeSet<>(byId()));
      drafts.put(key, draft);
    }
    if (draft.kind == kind) {
      draft.products.add(product.id());
    }
  }

  /// A brand of many products is a brand, though a title or two begin with it.
  private static boolean ofAll(Draft draft, Kind kind) {
    return draft.kind == Kind.PRODUCT && kind == Kind.BRAND;
  }

  private static Comparator<ProductId> byId() {
    return Comparator.comparing(ProductId::value);
  }

  private static boolean canBeName(List<Unit> units, int start, int length) {
    int han = 0;
    int letters = 0;
    for (int u = start; u < start + length; u++) {
      Unit unit = units.get(u);
      han += unit.isHan() ? 1 : 0;
      letters += unit.isHan() || unit.isDigits() ? 0 : unit.text().length();
    }
    return han >= LEAST_HAN || letters >= LEAST_LATIN || length > 1 && han + letters > 0;
  }

  Map<String, CatalogueNames.Name> names() {
    var names = new HashMap<String, CatalogueNames.Name>();
    drafts.forEach((key, draft) ->
        names.put(
            key,
            new CatalogueNames.Name(
                draft.kind,
                draft.text,
                "",
                NamedValue.first(draft.products),
                draft.products.size())));
    valued.forEach((key, value) ->
        names.put(
            key,
            new CatalogueNames.Name(
                Kind.ATTRIBUTE, value.text(), value.attribute(), value.first(), value.bearers())));
    return names;
  }
}
