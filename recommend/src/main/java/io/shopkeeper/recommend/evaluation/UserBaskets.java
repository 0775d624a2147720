package io.shopkeeper.recommend.evaluation;

import java.util.List;

/// One user of a published data set and the items of each of their baskets, oldest first.
public record UserBaskets(String user, List<List<String>> baskets) {
  public UserBaskets {
    baskets = baskets.stream().map(List::copyOf).toList();
  }
}
