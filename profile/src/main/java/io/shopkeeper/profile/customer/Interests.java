package io.shopkeeper.profile.customer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Interest by name, as in brands: for each a few [Decayed] sums, side by side in arrays. A hash
/// table with open addressing, 4 and 16 bytes a sum at most twice over, where maps of objects take
/// three times that: there are hundreds of names for every customer. Not thread-safe.
final class Interests {
  private final int parts;
  private @Nullable String[] names = new @Nullable String[4];
  private double[] sums;
  private double[] times;
  private int size;

  /// @param parts that the interest in one name falls into
  Interests(int parts) {
    this.parts = parts;
    sums = new double[names.length * parts];
    times = new double[names.length * parts];
    Arrays.fill(times, Decayed.NEVER);
  }

  /// @param part below `parts`
  /// @param day in days of any one origin
  void add(String name, int part, double weight, double day) {
    int slot = slot(name);
    if (names[slot] == null) {
      if (4 * (size + 1) > 3 * names.length) {
        grow();
        slot = slot(name);
      }
      names[slot] = name;
      size++;
    }
    int at = slot * parts + part;
    sums[at] = Decayed.sum(sums[at], times[at], weight, day);
    times[at] = Math.max(times[at], day);
  }

  /// Of a name's part; 0 where nothing is known.
  ///
  /// @param day not before anything that was added
  double at(String name, int part, double day) {
    return at(slot(name) * parts + part, day);
  }

  /// Of all parts of a name.
  double at(String name, double day) {
    int slot = slot(name) * parts;
    double sum = at(slot + parts - 1, day);
    for (int part = 0; part < parts - 1; part++) {
      sum += at(slot + part, day);
    }
    return sum;
  }

  /// Of all names.
  Map<String, Double> at(double day) {
    Map<String, Double> all = new HashMap<>();
    names().forEach(name -> all.put(name, at(name, day)));
    return all;
  }

  /// In no order that means anything.
  List<String> names() {
    return Stream.of(names).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  private double at(int place, double day) {
    return Decayed.at(sums[place], times[place], day);
  }

  /// Where a name is, or would be.
  private int slot(String name) {
    int mask = names.length - 1;
    int slot = (int) ((name.hashCode() * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (names[slot] != null && !name.equals(names[slot])) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    @Nullable String[] oldNames = names;
    double[] oldSums = sums;
    double[] oldTimes = times;
    names = new @Nullable String[2 * oldNames.length];
    sums = new double[2 * oldSums.length];
    times = new double[2 * oldTimes.length];
    Arrays.fill(times, Decayed.NEVER);
    for (int i = 0; i < oldNames.length; i++) {
      String name = oldNames[i];
      if (name != null) {
        int slot = slot(name);
        names[slot] = name;
        System.arraycopy(oldSums, i * parts, sums, slot * parts, parts);
        System.arraycopy(oldTimes, i * parts, times, slot * parts, parts);
      }
    }
  }
}
