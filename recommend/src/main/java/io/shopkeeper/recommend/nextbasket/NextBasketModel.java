package io.shopkeeper.recommend.nextbasket;

import io.shopkeeper.numeric.Scratch;
import io.shopkeeper.numeric.SparseAccumulator;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.Relation;
import io.shopkeeper.recommend.itemtable.Foremost;
import io.shopkeeper.recommend.itemtable.ItemTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How customers come back; see the package for what is computed. About 24 bytes a table entry.
public final class NextBasketModel implements BasketRanking {

  private final NextBasketSettings settings;
  private final ProductIndex products;
  private final RepurchaseRates rates;
  private final ItemTable followers;
  private final ItemTable neighbours;
  private final NextBasketParts.Popularity popularity;
  private final int[] popular;

  private final Scratch<Question> scratch = new Scratch<>(Question::new);

  NextBasketModel(
      NextBasketSettings settings,
      ProductIndex products,
      RepurchaseRates rates,
      ItemTable followers,
      ItemTable neighbours,
      NextBasketParts.Popularity popularity) {
    this.settings = settings;
    this.products = products;
    this.rates = rates;
    this.followers = followers;
    this.neighbours = neighbours;
    this.popularity = popularity;
    this.popular =
        IntStream.range(0, products.size())
            .boxed()
            .sorted(Comparator.comparingDouble(item -> -popularity.share()[item]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  @Override
  public ProductIndex products() {
    return products;
  }

  public NextBasketSettings settings() {
    return settings;
  }

  @Override
  public int[] rank(BasketHistory history, int count) {
    Question question = scratch.borrow();
    try {
      return question.rank(history, count);
    } finally {
      scratch.giveBack(question);
    }
  }

  /// The same ranking with its reasons.
  public List<Recommendation> recommend(BasketHistory history, int count) {
    Question question = scratch.borrow();
    try {
      return question.explain(history, question.rank(history, count));
    } finally {
      scratch.giveBack(question);
    }
  }

  private double popular(int item) {
    return settings.popular() * popularity.share()[item];
  }

  /// The scratch space of one question. For one thread.
  private final class Question {
    private final Habits past = new Habits(products.size(), settings.decay());
    private final SparseAccumulator scores = new SparseAccumulator(products.size());

    int[] rank(BasketHistory history, int count) {
      scores.clear();
      double faithful = rates.customer(history, past);
      for (int entry = 0; entry < past.size(); entry++) {
        int item = past.item(entry);
        scores.add(item, faithful * rates.of(past, item));
        add(item, followers, settings.following());
        add(item, neighbours, settings.alongside());
      }
      var best = new TopK(count);
      for (int entry = 0; entry < scores.size(); entry++) {
        int item = scores.column(entry);
        // Those of which nothing is said but that they are popular come with the others below.
        if (scores.value(entry) != 0) {
          best.offer(item, (float) (scores.value(entry) + popular(item)));
        }
      }
      for (int item : popular) {
        if (popular(item) < best.threshold()) {
          break;
        }
        if (scores.sum(item) == 0) {
          best.offer(item, (float) popular(item));
        }
      }
      return best.ids();
    }

    private void add(int item, ItemTable table, double weight) {
      double share = weight * past.share(item);
      for (int p = table.start()[item]; p < table.start()[item + 1] && share > 0; p++) {
        scores.add(table.item()[p], share * table.score()[p]);
      }
    }

    /// Takes the sums of the items last ranked apart again.
    List<Recommendation> explain(BasketHistory history, int[] items) {
      double faithful = rates.customer(history, past);
      var recommendations = new ArrayList<Recommendation>(items.length);
      for (int item : items) {
        var reasons = new ArrayList<Reason>();
        if (past.times(item) > 0) {
          reasons.add(
              new Reason.BoughtBefore(
                  past.times(item),
                  past.baskets(),
                  past.gap(item),
                  faithful * rates.of(past, item)));
        }
        because(item, reasons);
        if (popular(item) > 0) {
          reasons.add(new Reason.OftenBought(popularity.customers()[item], popular(item)));
        }
        recommendations.add(Recommendation.of(products.id(item), Foremost.of(reasons)));
      }
      // Ranked by floats, shown as doubles: two that are equal as floats may have to change places.
      recommendations.sort(Comparator.comparingDouble(Recommendation::score).reversed());
      return recommendations;
    }

    private void because(int item, List<Reason> reasons) {
      for (int entry = 0; entry < past.size(); entry++) {
        int had = past.item(entry);
        int follows = place(followers, had, item);
        if (follows >= 0 && settings.following() > 0) {
          double said = settings.following() * past.share(had) * followers.score()[follows];
          reasons.add(new Reason.Followed(products.id(had), followers.common()[follows], said));
        }
        int goesWith = place(neighbours, had, item);
        if (goesWith >= 0 && settings.alongside() > 0) {
          double said = settings.alongside() * past.share(had) * neighbours.score()[goesWith];
          reasons.add(
              new Reason.BecauseOf(
                  products.id(had), Relation.BOUGHT, neighbours.common()[goesWith], said));
        }
      }
    }
  }

  /// Where an item stands in the row of another; −1 if it does not.
  private static int place(ItemTable table, int row, int item) {
    for (int p = table.start()[row]; p < table.start()[row + 1]; p++) {
      if (table.item()[p] == item) {
        return p;
      }
    }
    return -1;
  }
}
