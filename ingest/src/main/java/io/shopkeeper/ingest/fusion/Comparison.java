package io.shopkeeper.ingest.fusion;

import java.util.List;

/// One question asked of a pair of records: how far do they agree in this?
///
/// Made for the records of both platforms at once, since what is rare or shared is known only of
/// all; asked by their joint numbers, so that two of one platform can be compared, too. Safe for
/// any number of threads.
interface Comparison {
  /// There is nothing to compare: neither for nor against.
  int UNKNOWN = -1;

  /// What the question does for the answer.
  enum Role {
    /// Agreement alone identifies, if the value is not shared.
    KEY,
    /// Disagreement tells look-alikes apart: the name of a person, the variant of a product.
    IDENTITY,
    /// One more piece of evidence.
    EVIDENCE
  }

  /// What is compared, in explanations.
  String name();

  Role role();

  /// From full agreement to disagreement, at most seven.
  List<Level> levels();

  /// The place of the pair's level in [#levels], or [#UNKNOWN].
  int level(int left, int right);

  /// The frequency of the value on which a pair agrees at a level that goes by frequency.
  default double frequency(int left, int right, int level) {
    throw new IllegalStateException("no level of %s goes by frequency".formatted(name()));
  }
}
