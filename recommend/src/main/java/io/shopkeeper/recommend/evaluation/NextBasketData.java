package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.recommend.RecommendException;
import java.util.ArrayList;
import java.util.List;

/// What the next-basket protocol is given.
///
/// @param train every user's past baskets, which models learn from and start from
/// @param test users whose first basket is to be foretold; empty to get lists for all of train
public record NextBasketData(List<UserBaskets> train, List<UserBaskets> test) {
  public NextBasketData {
    train = List.copyOf(train);
    test = List.copyOf(test);
    if (train.stream().allMatch(user -> user.baskets().stream().allMatch(List::isEmpty))) {
      throw new RecommendException(
          RecommendException.Code.NOTHING_TO_LEARN, "train holds no basket of any user");
    }
  }

  /// Holds out the newest basket of every user who has at least two, as test.
  public static NextBasketData leaveLastOut(List<UserBaskets> users) {
    var train = new ArrayList<UserBaskets>();
    var test = new ArrayList<UserBaskets>();
    for (UserBaskets user : users) {
      List<List<String>> full =
          user.baskets().stream().filter(basket -> !basket.isEmpty()).toList();
      int cut = full.size() < 2 ? full.size() : full.size() - 1;
      train.add(new UserBaskets(user.user(), full.subList(0, cut)));
      if (cut < full.size()) {
        test.add(new UserBaskets(user.user(), full.subList(cut, full.size())));
      }
    }
    return new NextBasketData(train, test);
  }
}
