package io.shopkeeper.rules;

import java.util.List;

/// A number and what it is the sum of.
///
/// @param parts empty for a number that is not divided further
public record Explanation(String what, double value, List<Explanation> parts) {
  private static final double TOLERANCE = 1e-6;

  public Explanation {
    parts = List.copyOf(parts);
    double sum = total(parts);
    if (!parts.isEmpty() && !(Math.abs(sum - value) <= TOLERANCE * Math.max(1, Math.abs(value)))) {
      throw new IllegalArgumentException(
          "the parts of '%s' add up to %s, not %s".formatted(what, sum, value));
    }
  }

  public static Explanation of(String what, double value) {
    return new Explanation(what, value, List.of());
  }

  public static Explanation sum(String what, List<Explanation> parts) {
    return new Explanation(what, total(parts), parts);
  }

  private static double total(List<Explanation> parts) {
    double sum = 0;
    for (Explanation part : parts) {
      sum += part.value;
    }
    return sum;
  }
}
