package io.shopkeeper.experiment.statistics;

/// Which departures from "no effect" a test looks for.
public enum Side {
  BOTH,
  GREATER,
  LESS
}
