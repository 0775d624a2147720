package io.shopkeeper.ingest.quality;

import java.util.Comparator;
import java.util.List;

/// How often each value, or range of values, occurs.
///
/// @param field as in `price`; its name has a text of its own
/// @param bins in their order: numbers upwards, names by frequency
public record Distribution(String field, List<Bin> bins) {

  /// @param key a name, or the lower end of a range of numbers
  public record Bin(String key, long count) {

    boolean isNumber() {
      return !key.isEmpty() && key.chars().allMatch(c -> c >= '0' && c <= '9');
    }
  }

  public Distribution {
    boolean numbers = bins.stream().allMatch(Bin::isNumber);
    bins =
        bins.stream()
            .sorted(
                numbers
                    ? Comparator.comparingLong(bin -> Long.parseLong(bin.key()))
                    : Comparator.comparingLong(Bin::count).reversed().thenComparing(Bin::key))
            .toList();
  }

  public long total() {
    return bins.stream().mapToLong(Bin::count).sum();
  }
}
