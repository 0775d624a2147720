package io.shopkeeper.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Articles that stand together, to be drawn from by their appeal in O(log n).
final class Stand {
  /// Of fewer articles than so many times what is wanted, drawing again what was drawn takes long.
  private static final int FEW = 4;

  private final List<Article> articles;
  private final double[] upTo;

  Stand(List<Article> articles) {
    this.articles = articles;
    upTo = new double[articles.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += articles.get(i).appeal();
      upTo[i] = sum;
    }
  }

  boolean isEmpty() {
    return articles.isEmpty();
  }

  Article draw(RandomGenerator random) {
    return articles.get(number(random));
  }

  private int number(RandomGenerator random) {
    int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    return Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1);
  }

  /// Different articles in the order drawn; fewer where there are no more.
  List<Article> drawSome(int count, RandomGenerator random) {
    if (articles.size() < FEW * count) {
      return Weighted.drawSome(articles, count, Article::appeal, random);
    }
    var drawn = new ArrayList<Article>(count);
    while (drawn.size() < count) {
      Article article = draw(random);
      if (!drawn.contains(article)) {
        drawn.add(article);
      }
    }
    return drawn;
  }
}
