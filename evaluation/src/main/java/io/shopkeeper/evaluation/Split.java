package io.shopkeeper.evaluation;

/// A rule that holds part of the interactions out.
public sealed interface Split permits TimeSplit, CustomerSplit, LeaveLastOut {

  /// Divides the interactions; each is on exactly one side, in the order given.
  TrainTest apply(Interactions interactions);
}
