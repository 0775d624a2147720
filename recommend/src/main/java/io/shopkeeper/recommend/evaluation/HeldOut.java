package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Users some of whose items are held out, to choose a model by.
///
/// The cut is made to look like the one to come. Held out is a quarter of what a judged user has in
/// train, as a test cut of a fifth of everything would be; and only of a fifth of the users, so
/// that the others leave train nearly as dense as the model to be trained will find it. Cutting a
/// tenth of everybody instead favours models for thinner data and users of one or two items to
/// find.
///
/// @param train of all users, without what is held out
/// @param judged the users to judge by, as in `train`
/// @param held what was held out of each of them
record HeldOut(List<UserItems> train, List<UserItems> judged, List<UserItems> held) {

  private static final double SHARE_OF_USERS = .2;
  private static final int MOST_USERS = 6_000;
  private static final int LEAST_USERS = 1_000;
  private static final double SHARE_OF_ITEMS = .25;

  /// Cuts validation data; of given data only that of the judged users is taken out of train.
  static HeldOut of(RankingData data, Seed seed) {
    Map<String, Set<String>> valid = new HashMap<>();
    data.valid().forEach(user -> valid.put(user.user(), Set.copyOf(user.items())));
    Set<String> judged = judged(data.train(), valid, seed);
    RandomGenerator random = seed.generator("held out");
    var train = new ArrayList<UserItems>();
    var asked = new ArrayList<UserItems>();
    var held = new ArrayList<UserItems>();
    for (UserItems user : data.train()) {
      if (!judged.contains(user.user())) {
        train.add(user);
        continue;
      }
      Set<String> out =
          valid.isEmpty() ? share(user.items(), random) : valid.getOrDefault(user.user(), Set.of());
      var kept =
          new UserItems(
              user.user(), user.items().stream().filter(item -> !out.contains(item)).toList());
      train.add(kept);
      if (!out.isEmpty()) {
        asked.add(kept);
        held.add(new UserItems(user.user(), List.copyOf(out)));
      }
    }
    return new HeldOut(train, asked, held);
  }

  private static Set<String> judged(
      List<UserItems> users, Map<String, Set<String>> valid, Seed seed) {
    var able =
        new ArrayList<>(
            users.stream()
                .filter(user -> user.items().size() >= 2)
                .map(UserItems::user)
                .filter(user -> valid.isEmpty() || valid.containsKey(user))
                .toList());
    Collections.shuffle(able, seed.generator("judged users"));
    int size = (int) Math.clamp(able.size() * SHARE_OF_USERS, LEAST_USERS, MOST_USERS);
    return new HashSet<>(able.subList(0, Math.min(size, able.size())));
  }

  private static Set<String> share(List<String> items, RandomGenerator random) {
    var shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, random);
    return new HashSet<>(
        shuffled.subList(0, Math.max(1, (int) Math.round(SHARE_OF_ITEMS * items.size()))));
  }
}
