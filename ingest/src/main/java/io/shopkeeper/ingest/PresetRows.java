package io.shopkeeper.ingest;

/// Understands the rows of one file of a platform's export, in their order.
interface PresetRows<F extends Enum<F> & Field> {

  /// What the understanding of a file needs.
  ///
  /// @param landings where records go
  record Reading(Load load, Landings landings, Notation notation, FileTally tally) {}

  /// Begins a file.
  @FunctionalInterface
  interface Opening<F extends Enum<F> & Field> {
    PresetRows<F> open(Reading reading);
  }

  /// @throws Refusal if the row cannot be right
  /// @throws IllegalArgumentException likewise
  void row(PresetRow<F> row, Origin origin);

  /// All rows were read.
  default void finish() {}
}
