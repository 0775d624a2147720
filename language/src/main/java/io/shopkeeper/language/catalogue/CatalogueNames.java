package io.shopkeeper.language.catalogue;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.catalogue.Mention.Kind;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

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

  /// Units of a name.
  static final int LONGEST = 8;

  private final Map<String, Name> names;

  /// @param n how many bear it
  record Name(Kind kind, String text, String attribute, List<ProductId> products, int n) {}

  private CatalogueNames(Map<String, Name> names) {
    this.names = names;
  }

  /// The names of these products.
  public static CatalogueNames of(Collection<Product> products) {
    return of(products, NamedValue.of(products));
  }

  private static CatalogueNames of(Collection<Product> products, List<NamedValue> values) {
    var making = new NameDrafts(products);
    products.forEach(making::titles);
    making.keepTelling();
    for (Product product : products) {
      product.categories().forEach(category -> making.name(Kind.CATEGORY, category, product));
      if (product.brand() != null) {
        making.name(Kind.BRAND, product.brand(), product);
      }
    }
    making.values(values);
    return new CatalogueNames(making.names());
  }

  /// The names of the stored catalogue; of more than [#MOST_PRODUCTS] products, of the first by id.
  /// What attributes say is counted by the store: products share most of it.
  public static CatalogueNames read(Facts facts) {
    List<Product> products =
        facts.list(
            Query.of(CatalogueNames.class, "names.sql", MOST_PRODUCTS),
            row ->
                new Product(
                    new ProductId(row.text(0)),
                    row.text(1),
                    null,
                    row.texts(2),
                    row.textOrNull(3),
                    null,
                    true,
                    Map.of()));
    List<NamedValue> values =
        facts.list(
            Query.of(CatalogueNames.class, "values.sql", Mention.MOST_PRODUCTS, MOST_PRODUCTS),
            row ->
                new NamedValue(
                    row.text(0),
                    row.text(1),
                    Math.toIntExact(row.integer(2)),
                    row.texts(3).stream().map(ProductId::new).toList()));
    return of(products, values);
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

  static String key(List<Unit> units, int start, int length) {
    var key = new StringBuilder();
    for (int u = start; u < start + length; u++) {
      key.append(units.get(u).text()).append(' ');
    }
    return key.toString();
  }
}
