package io.shopkeeper.recommend;

import io.shopkeeper.domain.ProductId;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Products found for one question, best first, of which each is explained only when somebody looks
/// at it: reasons cost more than scores. For one thread.
public final class Shortlist {
  private final List<ProductId> products;

  /// What numbers them; null where nobody does.
  private final @Nullable ProductIndex index;

  /// By place.
  private final int[] items;

  private final double[] scores;
  private final IntFunction<Recommendation> explaining;
  private final @Nullable Recommendation[] explained;

  private Shortlist(
      List<ProductId> products,
      @Nullable ProductIndex index,
      int[] items,
      double[] scores,
      IntFunction<Recommendation> explaining) {
    this.products = products;
    this.index = index;
    this.items = items;
    this.scores = scores;
    this.explaining = explaining;
    explained = new Recommendation[products.size()];
  }

  /// One of which every product is there for what the visitor did.
  ///
  /// @param items the products as `index` numbers them
  /// @param scores comparable within this list only, none greater than the one before
  /// @param explaining tells why the product of a place is there; its score is that place's, but
  ///   for the last digits
  public static Shortlist personal(
      ProductIndex index, int[] items, double[] scores, IntFunction<Recommendation> explaining) {
    return new Shortlist(
        IntStream.of(items).mapToObj(index::id).toList(), index, items, scores, explaining);
  }

  /// One that is explained already.
  public static Shortlist of(List<Recommendation> items) {
    return new Shortlist(
        items.stream().map(Recommendation::product).toList(),
        null,
        new int[0],
        items.stream().mapToDouble(Recommendation::score).toArray(),
        items::get);
  }

  public int size() {
    return products.size();
  }

  public ProductId product(int place) {
    return products.get(place);
  }

  /// The index of the model that found them, if they are numbered by one.
  Optional<ProductIndex> index() {
    return Optional.ofNullable(index);
  }

  /// The number of the product of a place in that index.
  int item(int place) {
    return items[place];
  }

  /// Whether anything the visitor did speaks for any of them.
  boolean personal() {
    return index != null
        ? size() > 0
        : IntStream.range(0, size()).anyMatch(at -> explained(at).isPersonal());
  }

  public double score(int place) {
    return scores[place];
  }

  /// The product of a place with its reasons.
  public Recommendation explained(int place) {
    Recommendation known = explained[place];
    if (known == null) {
      known = explaining.apply(place);
      explained[place] = known;
    }
    return known;
  }

  /// All of it with its reasons.
  public List<Recommendation> explained() {
    return IntStream.range(0, size())
        .mapToObj(this::explained)
        .sorted(Recommendation.BEST_FIRST)
        .toList();
  }
}
