package io.shopkeeper.evaluation;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Who interacted with what and when: immutable parallel arrays in the order given, 16 bytes an
/// interaction.
///
/// Times may have any unit and origin, only their order counts.
public final class Interactions {

  private final int users;
  private final int items;
  private final int[] user;
  private final int[] item;
  private final long[] time;

  /// Copies arrays of one length, `user` in [0, users) and `item` in [0, items).
  public Interactions(int users, int items, int[] user, int[] item, long[] time) {
    if (user.length != item.length || user.length != time.length) {
      throw new IllegalArgumentException(
          "lengths differ: %d users, %d items, %d times"
              .formatted(user.length, item.length, time.length));
    }
    requireBelow(users, user, "user");
    requireBelow(items, item, "item");
    this.users = users;
    this.items = items;
    this.user = user.clone();
    this.item = item.clone();
    this.time = time.clone();
  }

  /// The number of users, those without interactions included.
  public int users() {
    return users;
  }

  /// The number of items, those without interactions included.
  public int items() {
    return items;
  }

  /// The number of interactions.
  public int size() {
    return user.length;
  }

  /// The user of an interaction.
  public int user(int index) {
    return user[index];
  }

  /// The item of an interaction.
  public int item(int index) {
    return item[index];
  }

  /// The time of an interaction.
  public long time(int index) {
    return time[index];
  }

  /// Every user's items from first to last, one array a user; equal times keep the order given.
  public int[][] sequences() {
    int[][] sequences = new int[users][];
    int[][] indices = indicesByUser();
    for (int u = 0; u < users; u++) {
      sequences[u] = Arrays.stream(indices[u]).map(i -> item[i]).toArray();
    }
    return sequences;
  }

  /// The indices of every user's interactions in time order.
  int[][] indicesByUser() {
    int[] sizes = new int[users];
    for (int u : user) {
      sizes[u]++;
    }
    int[][] indices = new int[users][];
    Arrays.setAll(indices, u -> new int[sizes[u]]);
    for (int i : inTimeOrder()) {
      int u = user[i];
      indices[u][indices[u].length - sizes[u]--] = i;
    }
    return indices;
  }

  /// Holds out the interactions at the chosen indices, keeping the order on both sides.
  TrainTest partition(IntPredicate heldOut) {
    return new TrainTest(select(heldOut.negate()), select(heldOut));
  }

  private Interactions select(IntPredicate chosen) {
    int[] kept = IntStream.range(0, size()).filter(chosen).toArray();
    return new Interactions(
        users,
        items,
        Arrays.stream(kept).map(i -> user[i]).toArray(),
        Arrays.stream(kept).map(i -> item[i]).toArray(),
        Arrays.stream(kept).mapToLong(i -> time[i]).toArray());
  }

  private int[] inTimeOrder() {
    return IntStream.range(0, size())
        .boxed()
        .sorted((a, b) -> Long.compare(time[a], time[b]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static void requireBelow(int bound, int[] indices, String name) {
    for (int index : indices) {
      if (index < 0 || index >= bound) {
        throw new IllegalArgumentException(
            "%s must be in [0, %d): %d".formatted(name, bound, index));
      }
    }
  }
}
