package io.shopkeeper.language.catalogue;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.catalogue.Mention.Kind;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The names of a catalogue, found in texts by exact runs of [Unit]s.
///
/// A product is found by a run of its title that few products share and that is much of the title,
/// units counted by their rarity (inverse document frequency, Spärck Jones 1972): who asks for
/// "Mate 60 Pro" means every product of that run, and "with a zip" means none. From each unit on
/// the shortest such run is kept. Finding costs O(units of the text × longest run); the names hold
/// about 150 bytes for each unit of the catalogue's titles. Immutable.
public final class CatalogueNames {

  /// Of a shop without products.
  public static final CatalogueNames NONE = of(List.of());

  /// Products whose names are read; those of more would fill the memory of a small machine.
  public static final int MOST_PRODUCTS = 50_000;

  private static final int LONGEST = 8;

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

  private final Map<String, Name> names;

  private record Name(Kind kind, String text, String attribute, List<ProductId> products, int n) {}

  private CatalogueNames(Map<String, Name> names) {
    this.names = names;
  }

  /// The names of these products.
  public static CatalogueNames of(Collection<Product> products) {
    var making = new Making(products);
    products.forEach(making::titles);
    making.keepTelling();
    for (Product product : products) {
      product
          .attributes()
          .forEach((attribute, value) -> making.name(Kind.ATTRIBUTE, value, attribute, product));
      product.categories().forEach(category -> making.name(Kind.CATEGORY, category, "", product));
      if (product.brand() != null) {
        making.name(Kind.BRAND, product.brand(), "", product);
      }
    }
    return new CatalogueNames(making.names());
  }

  /// The names of the stored catalogue; of more than [#MOST_PRODUCTS] products, of the first by id.
  public static CatalogueNames read(Facts facts) {
    return of(
        facts.list(
            Query.of(CatalogueNames.class, "names.sql", MOST_PRODUCTS),
            row -> {
              var attributes = new HashMap<String, String>();
              List<String> names = row.texts(4);
              List<String> values = row.texts(5);
              for (int i = 0; i < names.size(); i++) {
                attributes.put(names.get(i), values.get(i));
              }
              return new Product(
                  new ProductId(row.text(0)),
                  row.text(1),
                  null,
                  row.texts(2),
                  row.textOrNull(3),
                  null,
                  true,
                  attributes);
            }));
  }

  /// What a text mentions, in its order; of names that overlap the longest.
  public List<Mention> in(String text) {
    List<Unit> units = Unit.of(text);
    var found = new ArrayList<Mention>();
    int start = 0;
    while (start < units.size()) {
      int length = Math.min(LONGEST, units.size() - start);
      while (length > 0 && !names.containsKey(key(units, start, length))) {
        length--;
      }
      if (length > 0) {
        found.add(mention(units, start, length));
      }
      start += Math.max(1, length);
    }
    return found;
  }

  private Mention mention(List<Unit> units, int start, int length) {
    Name name = names.get(key(units, start, length));
    if (name == null) {
      throw new IllegalStateException("no name at unit " + start);
    }
    var span =
        new Span(units.get(start).span().start(), units.get(start + length - 1).span().end());
    return new Mention(name.kind, name.text, name.attribute, span, name.products, name.n);
  }

  private static String key(List<Unit> units, int start, int length) {
    var key = new StringBuilder();
    for (int u = start; u < start + length; u++) {
      key.append(units.get(u).text()).append(' ');
    }
    return key.toString();
  }

  /// Names while they are collected.
  private static final class Making {
    private final int products;
    private final Map<String, Integer> frequency = new HashMap<>();
    private final Map<String, Draft> drafts = new HashMap<>();

    private record Draft(Kind kind, String text, String attribute, TreeSet<ProductId> products) {}

    Making(Collection<Product> all) {
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
        while (length <= Math.min(LONGEST, units.size() - start)
            && !(canBeName(units, start, length)
                && rarity(units, start, length) >= MUCH_OF_A_TITLE * whole)) {
          length++;
        }
        if (length <= Math.min(LONGEST, units.size() - start)) {
          add(Kind.PRODUCT, key(units, start, length), product.title(), "", product);
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
    void name(Kind kind, String text, String attribute, Product product) {
      List<Unit> units = Unit.of(text);
      if (units.size() <= LONGEST && canBeName(units, 0, units.size())) {
        add(kind, key(units, 0, units.size()), text, attribute, product);
      }
    }

    private void add(Kind kind, String key, String text, String attribute, Product product) {
      Draft draft = drafts.get(key);
      if (draft == null || draft.kind.compareTo(kind) > 0 || ofAll(draft, kind)) {
        draft = new Draft(kind, text, attribute, new TreeSet<>(byId()));
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

    Map<String, Name> names() {
      var names = new HashMap<String, Name>();
      drafts.forEach((key, draft) -> {
        List<ProductId> some = draft.products.stream().limit(Mention.MOST_PRODUCTS).toList();
        names.put(
            key, new Name(draft.kind, draft.text, draft.attribute, some, draft.products.size()));
      });
      return names;
    }
  }
}
