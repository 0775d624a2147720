package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.blend.BlendSearch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Users some of whose items are held out, to choose a model by.
///
/// The cut is made to look like the one to come: a fifth of what everybody has is held out, so that
/// what is left is thinner and as torn as train is beside its test; and what is held out of a user
/// are [Bouts], as the future of a customer is.
///
/// @param train of all users, without what is held out
/// @param judged the users to judge by, as in `train`
/// @param held what was held out of each of them
record HeldOut(List<UserItems> train, List<UserItems> judged, List<UserItems> held) {

  private static final double SHARE_OF_ITEMS = .2;

  /// Cuts validation data, where none is given.
  static HeldOut of(RankingData data, Seed seed, Workers workers) {
    return data.valid().isEmpty() ? cut(data.train(), seed, workers) : given(data, seed);
  }

  /// The same, judged by the first users alone who have so many items together: enough to tell a
  /// few settings apart.
  HeldOut first(int items) {
    int left = items;
    int users = 0;
    while (users < judged.size() && left > 0) {
      left -= judged.get(users).items().size();
      users++;
    }
    return new HeldOut(train, judged.subList(0, users), held.subList(0, users));
  }

  private static HeldOut cut(List<UserItems> users, Seed seed, Workers workers) {
    int[][] out = Bouts.of(users, SHARE_OF_ITEMS, seed, workers);
    Map<String, Set<String>> held = new HashMap<>();
    for (int u = 0; u < out.length; u++) {
      List<String> items = users.get(u).items();
      Set<String> of = new HashSet<>();
      for (int place : out[u]) {
        of.add(items.get(place));
      }
      held.put(users.get(u).user(), of);
    }
    return without(users, held, seed);
  }

  private static HeldOut given(RankingData data, Seed seed) {
    Map<String, Set<String>> held = new HashMap<>();
    data.valid().forEach(user -> held.put(user.user(), Set.copyOf(user.items())));
    return without(data.train(), held, seed);
  }

  private static HeldOut without(List<UserItems> users, Map<String, Set<String>> held, Seed seed) {
    var train = new ArrayList<UserItems>();
    var asked = new ArrayList<UserItems>();
    for (UserItems user : users) {
      Set<String> out = held.getOrDefault(user.user(), Set.of());
      var kept =
          new UserItems(
              user.user(), user.items().stream().filter(item -> !out.contains(item)).toList());
      train.add(kept);
      if (!out.isEmpty() && !kept.items().isEmpty()) {
        asked.add(kept);
      }
    }
    Collections.shuffle(asked, seed.generator("judged users"));
    List<UserItems> judged =
        List.copyOf(asked.subList(0, Math.min(BlendSearch.MOST_JUDGED, asked.size())));
    List<UserItems> of =
        judged.stream()
            .map(user -> new UserItems(user.user(), List.copyOf(held.get(user.user()))))
            .toList();
    return new HeldOut(train, judged, of);
  }
}
