package io.shopkeeper.experiment.assignment;

/// Whether a unit is in an experiment, and in which arm.
public sealed interface Assignment {

  /// @param remembered whether it was before, rather than hashed now
  /// @param crossed whether device and customer had been in different arms: to be left out of
  ///   results
  record In(String arm, boolean remembered, boolean crossed) implements Assignment {}

  record Out(Reason reason) implements Assignment {}

  /// Why not.
  enum Reason {
    /// Kept from all experiments, to measure what they come to together.
    HELD_OUT,
    NOT_TARGETED,
    /// In another part of the layer.
    NOT_ALLOCATED
  }
}
