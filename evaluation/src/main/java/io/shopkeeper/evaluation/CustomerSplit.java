package io.shopkeeper.evaluation;

import io.shopkeeper.domain.Seed;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Holds out all interactions of some customers, drawn at random: how well strangers are served.
///
/// @param share of the customers who have interactions, in (0, 1), rounded to whole customers
public record CustomerSplit(double share, Seed seed) implements Split {

  public CustomerSplit {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share must be in (0, 1): " + share);
    }
  }

  @Override
  public TrainTest apply(Interactions interactions) {
    int[] active =
        IntStream.range(0, interactions.size())
            .map(interactions::user)
            .distinct()
            .sorted()
            .toArray();
    boolean[] heldOut = new boolean[interactions.users()];
    RandomGenerator random = seed.generator("customer-split");
    int remaining = (int) Math.round(share * active.length);
    // Selection sampling (Knuth, The Art of Computer Programming 2, algorithm S).
    for (int n = 0; n < active.length; n++) {
      if (random.nextInt(active.length - n) < remaining) {
        heldOut[active[n]] = true;
        remaining--;
      }
    }
    return interactions.partition(i -> heldOut[interactions.user(i)]);
  }
}
