package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// What goes wrong with the data a model learns from, done on purpose to see how much it minds.
public sealed interface Disturbance {

  /// The same users with what is added to them or beside them; the order of what they had stays.
  List<UserItems> of(List<UserItems> users, Seed seed);

  /// Interactions that never were: users and items drawn evenly, at any place of the sequence.
  ///
  /// @param share of the interactions there are, from 0 to 1
  record Noise(double share) implements Disturbance {
    public Noise {
      requireShare("share", share);
    }

    @Override
    public List<UserItems> of(List<UserItems> users, Seed seed) {
      RandomGenerator random = seed.generator("noise");
      List<String> items = items(users);
      List<List<String>> noisy = new ArrayList<>();
      List<Set<String>> known = new ArrayList<>();
      users.forEach(user -> {
        noisy.add(new ArrayList<>(user.items()));
        known.add(new HashSet<>(user.items()));
      });
      int wanted = (int) (share * users.stream().mapToInt(user -> user.items().size()).sum());
      // Whoever has nearly everything may be drawn in vain: as many draws again end the search.
      for (int added = 0, drawn = 0; added < wanted && drawn < 2 * wanted + 100; drawn++) {
        int user = random.nextInt(users.size());
        String item = items.get(random.nextInt(items.size()));
        if (known.get(user).add(item)) {
          List<String> of = noisy.get(user);
          of.add(random.nextInt(of.size() + 1), item);
          added++;
        }
      }
      return IntStream.range(0, users.size())
          .mapToObj(user -> new UserItems(users.get(user).user(), noisy.get(user)))
          .toList();
    }
  }

  /// Accounts made to push items: each has all of them, hidden among what is popular, so that they
  /// resemble real users. The bandwagon attack of Mobasher et al., "Toward trustworthy recommender
  /// systems" (ACM TOIT 2007).
  ///
  /// @param share of such accounts by the users there are, from 0 to 1
  /// @param pushed the items to be seen
  /// @param cover how many of the hundred most popular items each account has as well
  record Spam(double share, List<String> pushed, int cover) implements Disturbance {
    private static final int POPULAR = 100;

    public Spam {
      requireShare("share", share);
      pushed = List.copyOf(pushed);
      if (cover < 0 || cover > POPULAR) {
        throw new IllegalArgumentException(
            "cover is %d, not from 0 to %d".formatted(cover, POPULAR));
      }
    }

    @Override
    public List<UserItems> of(List<UserItems> users, Seed seed) {
      RandomGenerator random = seed.generator("spam");
      List<String> popular = byPopularity(users);
      popular = popular.subList(Math.max(0, popular.size() - POPULAR), popular.size());
      var more = new ArrayList<>(users);
      for (int account = 0; account < (int) (share * users.size()); account++) {
        List<String> items = new ArrayList<>(pushed);
        for (int k = 0; k < cover && !popular.isEmpty(); k++) {
          String item = popular.get(random.nextInt(popular.size()));
          if (!items.contains(item)) {
            items.add(random.nextInt(items.size() + 1), item);
          }
        }
        more.add(new UserItems("spam-account-" + account, items));
      }
      return more;
    }

    /// The items that fewest users have, which nobody would see unless they were pushed.
    public static List<String> rarest(List<UserItems> users, int count) {
      List<String> items = byPopularity(users);
      return List.copyOf(items.subList(0, Math.min(count, items.size())));
    }

    /// Rarest first; of equals by id.
    private static List<String> byPopularity(List<UserItems> users) {
      Map<String, Integer> counts = new HashMap<>();
      users.forEach(user -> user.items().forEach(item -> counts.merge(item, 1, Integer::sum)));
      return counts.entrySet().stream()
          .sorted(
              Map.Entry.<String, Integer>comparingByValue()
                  .thenComparing(
                      Map.Entry.<String, Integer>comparingByKey(Comparator.naturalOrder())))
          .map(Map.Entry::getKey)
          .toList();
    }
  }

  private static List<String> items(List<UserItems> users) {
    return users.stream().flatMap(user -> user.items().stream()).distinct().sorted().toList();
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("%s is %s, not from 0 to 1".formatted(name, share));
    }
  }
}
