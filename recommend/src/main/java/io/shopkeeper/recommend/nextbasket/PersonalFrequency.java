package io.shopkeeper.recommend.nextbasket;

import io.shopkeeper.recommend.ProductIndex;
import java.util.Comparator;
import java.util.stream.IntStream;

/// What a customer bought most often, then what everybody did: the baseline to beat, which many a
/// published network does not (Li et al., "A next basket recommendation reality check", ACM TOIS
/// 2023, where it is GP-TopFreq).
///
/// Of items bought equally often the one bought last comes first, then the more popular.
public final class PersonalFrequency implements BasketRanking {

  private final ProductIndex products;
  private final int[] baskets;
  private final int[] popular;

  /// Counts in how many baskets every item was.
  public PersonalFrequency(BasketData data) {
    products = data.products();
    baskets = new int[products.size()];
    for (BasketHistory customer : data.customers()) {
      for (int place = 0; place < customer.size(); place++) {
        for (int item : customer.basket(place)) {
          baskets[item]++;
        }
      }
    }
    popular = sorted(IntStream.range(0, baskets.length), Comparator.comparingInt(this::rarity));
  }

  @Override
  public ProductIndex products() {
    return products;
  }

  @Override
  public int[] rank(BasketHistory history, int count) {
    var past = new Habits(products.size(), 1);
    past.take(history);
    int[] own =
        sorted(
            IntStream.range(0, past.size()).map(past::item),
            Comparator.<Integer>comparingInt(item -> -past.times(item))
                .thenComparingInt(past::gap)
                .thenComparingInt(this::rarity));
    IntStream others = IntStream.of(popular).filter(item -> past.times(item) == 0);
    return IntStream.concat(IntStream.of(own), others).limit(count).toArray();
  }

  private int rarity(int item) {
    return -baskets[item];
  }

  private static int[] sorted(IntStream items, Comparator<Integer> order) {
    return items
        .boxed()
        .sorted(order.thenComparing(Comparator.naturalOrder()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
