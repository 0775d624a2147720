package io.shopkeeper.rules.catalogue;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.expression.Expression;
import io.shopkeeper.domain.expression.Words;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/// The shop's products as rules see them: for each attribute that some rule asks for, a column.
/// About 4 bytes per product and attribute, and each different value once.
///
/// A product keeps its row. [#row] may be called by any thread at any time; all else by one thread
/// at a time.
public final class Shelf {
  private final Map<ProductId, Integer> rows = new ConcurrentHashMap<>();
  private final List<ProductId> ids = new ArrayList<>();
  private final Map<String, Column> columns = new HashMap<>();
  private final Set<String> known = Attributes.always();

  /// An empty one.
  ///
  /// @param attributes that will be asked for, by any of their names
  public Shelf(Collection<String> attributes) {
    attributes.forEach(name -> columns.put(Attributes.canonical(name), new Column()));
    Attributes.always().forEach(name -> columns.computeIfAbsent(name, _ -> new Column()));
  }

  /// The catalogue of a shop.
  public static Shelf read(Facts facts, Collection<String> attributes) {
    var shelf = new Shelf(attributes);
    facts.list(
        Query.of(Shelf.class, "products.sql"),
        row -> {
          shelf.put(product(row));
          return Boolean.TRUE;
        });
    return shelf;
  }

  /// Adds a product, or what is new about one, and tells its row.
  public int put(Product product) {
    Integer had = rows.get(product.id());
    int row = had == null ? ids.size() : had;
    if (had == null) {
      ids.add(product.id());
    }
    Map<String, String> own = Attributes.own(product);
    known.addAll(own.keySet());
    columns.forEach((name, column) -> column.put(row, Attributes.cell(name, product, own)));
    // Last, so that nobody finds a row that is not there.
    rows.put(product.id(), row);
    return row;
  }

  public int size() {
    return ids.size();
  }

  /// Where a product stands, from 0; −1 for one that is not there.
  public int row(ProductId product) {
    return rows.getOrDefault(product, -1);
  }

  public ProductId id(int row) {
    return ids.get(row);
  }

  /// Whether all that an expression asks for is kept here.
  public boolean covers(Set<String> attributes) {
    return attributes.stream().map(Attributes::canonical).allMatch(columns::containsKey);
  }

  /// Those of an expression's attributes that no product has, each with the one it may be meant to
  /// be, or an empty text.
  public Map<String, String> unknown(Set<String> attributes) {
    var unknown = new HashMap<String, String>();
    for (String attribute : attributes) {
      String canonical = Attributes.canonical(attribute);
      if (!has(canonical)) {
        unknown.put(attribute, Words.nearest(canonical, names()));
      }
    }
    return unknown;
  }

  /// Whether products have numbers for an attribute.
  public boolean hasNumbers(String attribute) {
    return column(attribute).hasNumbers();
  }

  /// An expression made ready to be asked of rows, those of later products, too.
  ///
  /// @throws IllegalArgumentException if it asks for an attribute that is not kept
  public IntPredicate selection(Expression expression) {
    return Selection.of(expression, this::column);
  }

  /// A product's number for an attribute; NaN for none.
  public double number(String attribute, int row) {
    return column(attribute).cell(row).number();
  }

  /// Names a group of products which have the same for an attribute, the innermost of a path; −1
  /// for those which have nothing.
  public int group(String attribute, int row) {
    return column(attribute).code(row) - 1;
  }

  /// What a group has in common, as in `nivea`.
  public String groupName(String attribute, int group) {
    List<String> texts = column(attribute).coded(group + 1).texts();
    return texts.isEmpty() ? "" : texts.getLast();
  }

  /// The brand and each level of the categories of a product.
  List<String> traits(int row) {
    var traits = new ArrayList<String>();
    column(Attributes.BRAND).cell(row).texts().forEach(brand -> traits.add("brand/" + brand));
    String path = Attributes.CATEGORY;
    for (String level : column(Attributes.CATEGORY).cell(row).texts()) {
      path = path + "/" + level;
      traits.add(path);
    }
    return traits;
  }

  /// All names that rules may ask for, for an editor to suggest.
  public Set<String> names() {
    var names = new HashSet<>(known);
    if (known.contains("cost")) {
      names.add(Attributes.MARGIN);
    }
    return names;
  }

  private boolean has(String canonical) {
    return names().contains(canonical) || Attributes.level(canonical) > 0;
  }

  private Column column(String attribute) {
    Column column = columns.get(Attributes.canonical(attribute));
    if (column == null) {
      throw new IllegalArgumentException("attribute '%s' is not kept".formatted(attribute));
    }
    return column;
  }

  private static Product product(Row row) {
    String currency = row.textOrNull(5);
    List<String> names = row.texts(7);
    List<String> values = row.texts(8);
    var attributes = new HashMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      attributes.put(names.get(i), values.get(i));
    }
    return new Product(
        new ProductId(row.text(0)),
        row.text(1),
        null,
        row.texts(2),
        row.textOrNull(3),
        currency == null ? null : new Money(row.integer(4), Currency.getInstance(currency)),
        row.truth(6),
        attributes);
  }
}
