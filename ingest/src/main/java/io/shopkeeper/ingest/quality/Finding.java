package io.shopkeeper.ingest.quality;

import java.util.Comparator;
import java.util.List;

/// Something odd about the facts.
///
/// @param count how many records, days or fields it is about
/// @param weight the share of the facts that it touches, from 0 to 1: the heavier first among
///   equally grave ones
/// @param figures what its texts speak of, by number
public record Finding(
    FindingKind kind, Severity severity, long count, double weight, List<Figure> figures) {

  /// What matters first.
  static final Comparator<Finding> BY_IMPORTANCE =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::weight, Comparator.reverseOrder())
          .thenComparing(Finding::kind);

  public Finding {
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException("weight %s of %s is outside 0..1".formatted(weight, kind));
    }
    figures = List.copyOf(figures);
  }
}
