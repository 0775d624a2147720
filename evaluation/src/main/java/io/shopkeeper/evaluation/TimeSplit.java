package io.shopkeeper.evaluation;

import java.util.stream.IntStream;

/// Holds out what happened at or after one moment, for all users alike: the only split that never
/// shows a model the future.
///
/// @param cut the first held-out time, in the unit of the interactions
public record TimeSplit(long cut) implements Split {

  /// The cut that holds out about the latest `share`, in (0, 1), of the interactions; equal times
  /// stay together.
  public static TimeSplit latest(double share, Interactions interactions) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share must be in (0, 1): " + share);
    }
    if (interactions.size() == 0) {
      throw new IllegalArgumentException("there are no interactions to cut");
    }
    long[] times =
        IntStream.range(0, interactions.size()).mapToLong(interactions::time).sorted().toArray();
    int heldOut = Math.clamp(Math.round(share * times.length), 1, times.length);
    return new TimeSplit(times[times.length - heldOut]);
  }

  @Override
  public TrainTest apply(Interactions interactions) {
    return interactions.partition(i -> interactions.time(i) >= cut);
  }
}
