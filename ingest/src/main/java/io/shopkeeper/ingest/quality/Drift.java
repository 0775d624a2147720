package io.shopkeeper.ingest.quality;

/// How a field's distribution in a load differs from the load before.
///
/// The population stability index is `Σ (p − q) ln(p / q)` over the bins, with half a record added
/// to each. Without any change its expected size is not 0 but falls with the number of records: it
/// is distributed as `(1/n + 1/m) χ²` with bins − 1 degrees of freedom (B. Yurdakul, J. Naranjo,
/// 2020). A change is told only beyond the .999 quantile of that, so a small load raises no alarm.
///
/// @param index the population stability index
/// @param critical what chance exceeds once in a thousand
public record Drift(String field, double index, double critical, long now, long before) {
  /// The customary limits of the index: below the first no change, above the second a great one (N.
  /// Siddiqi, *Credit Risk Scorecards*, 2006).
  static final double SOME = .1;

  static final double GREAT = .25;

  /// What is to be said of it.
  public enum Verdict {
    SAME,
    SOME,
    GREAT
  }

  public Verdict verdict() {
    if (index <= critical || index < SOME) {
      return Verdict.SAME;
    }
    return index < GREAT ? Verdict.SOME : Verdict.GREAT;
  }
}
