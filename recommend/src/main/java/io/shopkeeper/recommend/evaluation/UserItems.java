package io.shopkeeper.recommend.evaluation;

import java.util.List;

/// One user of a published data set and their items: in time order where the data has one.
public record UserItems(String user, List<String> items) {
  public UserItems {
    items = List.copyOf(items);
  }

  /// Each item once.
  UserItems distinct() {
    return new UserItems(user, items.stream().distinct().toList());
  }
}
