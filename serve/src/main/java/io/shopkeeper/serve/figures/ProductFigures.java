package io.shopkeeper.serve.figures;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The catalogue as people look through it.
public final class ProductFigures {
  private final Facts facts;
  private final Shop shop;

  /// What became of a product so far.
  ///
  /// @param customers different ones who bought it
  /// @param units pieces sold
  public record Reach(
      long views, long cartAdditions, long orders, long units, long customers, Money revenue) {}

  /// Some products of a search, and how many there are in all.
  public record Page(List<Product> products, long total) {}

  public ProductFigures(Facts facts, Shop shop) {
    this.facts = facts;
    this.shop = shop;
  }

  /// Products whose title, brand or id holds the words, in any case; those that sold most first.
  ///
  /// @param words empty for all
  public Page search(String words, int offset, int count) {
    String like =
        "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    List<ProductId> ids =
        facts.list(
            Query.of(
                ProductFigures.class,
                "search-products.sql",
                like,
                like,
                like,
                (long) count,
                (long) offset),
            row -> new ProductId(row.text(0)));
    long total =
        facts
            .list(
                Query.of(ProductFigures.class, "count-products.sql", like, like, like),
                row -> row.integer(0))
            .getFirst();
    Map<ProductId, Product> found = facts.products(ids);
    return new Page(ids.stream().filter(found::containsKey).map(found::get).toList(), total);
  }

  public Reach reach(ProductId product) {
    String id = product.value();
    return facts
        .list(
            Query.of(ProductFigures.class, "reach.sql", id, id, shop.currency().getCurrencyCode()),
            row ->
                new Reach(
                    row.integer(0),
                    row.integer(1),
                    row.integer(2),
                    row.integer(3),
                    row.integer(4),
                    new Money(row.integer(5), shop.currency())))
        .getFirst();
  }

  /// The titles to show; the id itself where the catalogue does not know a product.
  public Map<ProductId, String> titles(Collection<ProductId> ids) {
    var titles = new HashMap<ProductId, String>();
    ids.forEach(id -> titles.put(id, id.value()));
    List<String> asked = ids.stream().map(ProductId::value).toList();
    facts.list(
        Query.of(ProductFigures.class, "titles.sql", asked),
        row -> titles.put(new ProductId(row.text(0)), row.text(1)));
    return titles;
  }
}
