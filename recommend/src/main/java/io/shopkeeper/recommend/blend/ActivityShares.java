package io.shopkeeper.recommend.blend;

import io.shopkeeper.recommend.ModelArrays;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How much of each ingredient customers get, by the length of their history.
///
/// @param bounds ascending: a customer of `bounds[c]` items or more is beyond class c
/// @param shares by class, then ingredient; at least 0
public record ActivityShares(List<Integer> bounds, List<List<Double>> shares) {

  public ActivityShares {
    bounds = List.copyOf(bounds);
    shares = shares.stream().map(List::copyOf).toList();
    if (shares.size() != bounds.size() + 1) {
      throw new IllegalArgumentException(
          "%d bounds make %d classes, not %d"
              .formatted(bounds.size(), bounds.size() + 1, shares.size()));
    }
    for (List<Double> of : shares) {
      for (double share : of) {
        if (!(share >= 0 && share <= Double.MAX_VALUE)) {
          throw new IllegalArgumentException("a share is %s, not 0 or more".formatted(share));
        }
      }
    }
  }

  /// Up to `classes` classes of about equally many of these lengths.
  static List<Integer> bounds(int[] lengths, int classes) {
    int[] sorted = lengths.clone();
    Arrays.sort(sorted);
    return IntStream.range(1, classes)
        .map(c -> sorted[sorted.length * c / classes])
        .filter(bound -> bound > sorted[0])
        .distinct()
        .boxed()
        .toList();
  }

  /// The class of a customer.
  static int classOf(int length, List<Integer> bounds) {
    int c = 0;
    while (c < bounds.size() && length >= bounds.get(c)) {
      c++;
    }
    return c;
  }

  void write(DataOutput out) throws IOException {
    ModelArrays.writeInts(out, bounds.stream().mapToInt(Integer::intValue).toArray());
    for (List<Double> share : shares) {
      out.writeInt(share.size());
      for (double of : share) {
        out.writeDouble(of);
      }
    }
  }

  static ActivityShares read(DataInput in) throws IOException {
    List<Integer> bounds = IntStream.of(ModelArrays.readInts(in)).boxed().toList();
    var shares = new ArrayList<List<Double>>();
    for (int c = 0; c <= bounds.size(); c++) {
      var share = new ArrayList<Double>();
      for (int left = in.readInt(); left > 0; left--) {
        share.add(in.readDouble());
      }
      shares.add(share);
    }
    return new ActivityShares(bounds, shares);
  }
}
