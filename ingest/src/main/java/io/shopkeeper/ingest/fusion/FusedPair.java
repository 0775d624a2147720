package io.shopkeeper.ingest.fusion;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A record of each platform that are the same, or may be.
///
/// @param probability that they are the same, all candidates of both considered
/// @param evidence whose bits add up to the base-2 logarithm of the odds of `probability`
public record FusedPair(
    FusionRecord a,
    FusionRecord b,
    double probability,
    Decision decision,
    Basis basis,
    List<Evidence> evidence) {

  /// What is to be done with a pair; those that are neither are not kept.
  public enum Decision {
    MERGE,
    /// A person should look.
    REVIEW
  }

  /// Why it was decided so.
  public enum Basis {
    /// A key agrees that few have, and nothing speaks against it.
    KEY("key"),
    /// All evidence together.
    SCORE("score"),
    /// A person said so.
    LABEL("label"),
    /// A key agrees and all else disagrees, or what tells look-alikes apart does.
    CONTRADICTED("contradicted"),
    /// One of the two is merged with another already.
    TAKEN("taken");

    private final String wireName;

    Basis(String wireName) {
      this.wireName = wireName;
    }

    /// The name in files.
    public String wireName() {
      return wireName;
    }
  }

  /// One piece of evidence.
  ///
  /// @param about what was compared, or where else the figure comes from
  /// @param finding the level of agreement
  /// @param bits how much it counts: the base-2 logarithm of how many times as probable the finding
  ///   is if they are the same
  public record Evidence(String about, String finding, double bits) {}

  public FusedPair {
    evidence = List.copyOf(evidence);
  }

  /// The evidence in a line, what counts most first.
  public String reason() {
    return basis.wireName()
        + ": "
        + evidence.stream()
            .sorted((x, y) -> Double.compare(Math.abs(y.bits()), Math.abs(x.bits())))
            .map(FusedPair::text)
            .collect(Collectors.joining("; "));
  }

  private static String text(Evidence evidence) {
    return String.format(
        Locale.ROOT, "%s %s %+.1f", evidence.about(), evidence.finding(), evidence.bits());
  }
}
