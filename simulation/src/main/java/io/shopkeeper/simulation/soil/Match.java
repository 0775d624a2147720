package io.shopkeeper.simulation.soil;

import java.util.List;
import java.util.Locale;

/// Two records of two platforms that are one customer or product, in truth or as a fusion has it.
public record Match(String a, String b, How how) {

  /// How the two can be told to be one.
  public enum How {
    /// By a key they have in common.
    EXACT,
    /// By what they say only.
    SCORED
  }

  static CsvTable table(String file, List<Match> matches) {
    return new CsvTable(
        file,
        List.of("a", "b", "how"),
        matches.stream()
            .map(match -> List.of(match.a, match.b, match.how.name().toLowerCase(Locale.ROOT)))
            .toList());
  }
}
