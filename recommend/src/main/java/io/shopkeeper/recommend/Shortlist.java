package io.shopkeeper.recommend;

import io.shopkeeper.domain.ProductId;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Products found for one question, best first, of which each is explained only when somebody looks
/// at it: reasons cost more than scores. For one thread.
public final class Shortlist {
  private final List<ProductId> products;
  private final double[] scores;
  private final IntFunction<Recommendation> explaining;
  private final @Nullable Recommendation[] explained;

  /// @param scores comparable within this list only, none greater than the one before
  /// @param explaining tells why the product of a place is there; its score is that place's, but
  ///   for the last digits
  public Shortlist(
      List<ProductId> products, double[] scores, IntFunction<Recommendation> explaining) {
    this.products = List.copyOf(products);
    this.scores = scores;
    this.explaining = explaining;
    explained = new Recommendation[products.size()];
  }

  /// One that is explained already.
  public static Shortlist of(List<Recommendation> items) {
    return new Shortlist(
        items.stream().map(Recommendation::product).toList(),
        items.stream().mapToDouble(Recommendation::score).toArray(),
        items::get);
  }

  public int size() {
    return products.size();
  }

  public ProductId product(int place) {
    return products.get(place);
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
