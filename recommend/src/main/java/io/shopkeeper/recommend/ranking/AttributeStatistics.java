package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ModelArrays;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.stream.IntStream;

/// How common attribute values are among products and in behaviour, and which follow which.
///
/// With `n(a)` the interactions with products that have a value and `N` all of them, `share(a) =
/// (n(a) +
/// 1) / (N + 2)`; with `n(a, b)` how often a product that has b came next after one that has a, and
///    `e(a, b)` how often it would by chance, `lift(a, b) = log((n(a, b) + s) / (e(a, b) + s))`.
///    Lifts are kept of the most frequent values alone: 4 bytes a pair.
final class AttributeStatistics {
  /// Values that lifts are kept of, at most: 9 MB.
  private static final int MOST_FOLLOWED = 1_500;

  private static final double SHRINKAGE = 5;

  /// Products after one that count as next, the one right behind whole, the others by distance.
  private static final int AHEAD = 3;

  private final Traits traits;
  private final double[] shares;
  private final double[] rarity;
  private final ValueTable table;
  private final double[] norms;

  /// The place of a value among those followed, −1 for the others.
  private final int[] followed;

  private final float[][] lifts;

  AttributeStatistics(Traits traits, Behaviour behaviour) {
    this.traits = traits;
    int values = traits.values().size();
    double[] interactions = new double[values];
    double all = 0;
    for (int row = 0; row < behaviour.rows(); row++) {
      History history = History.of(behaviour.row(row));
      for (int k = 0; k < history.size(); k++) {
        all++;
        for (int value : traits.attributes()[history.item(k)]) {
          interactions[value]++;
        }
      }
    }
    shares = new double[values];
    for (int value = 0; value < values; value++) {
      shares[value] = (interactions[value] + 1) / (all + 2);
    }
    rarity = rarity(traits);
    norms = norms(traits, rarity);
    table = new ValueTable(traits, shares, rarity);
    int[] frequent =
        IntStream.range(0, values)
            .boxed()
            .sorted(Comparator.comparingDouble(value -> -interactions[value]))
            .limit(MOST_FOLLOWED)
            .mapToInt(Integer::intValue)
            .toArray();
    followed = IntStream.range(0, values).map(_ -> -1).toArray();
    IntStream.range(0, frequent.length).forEach(place -> followed[frequent[place]] = place);
    lifts = lifts(behaviour, frequent.length);
  }

  private AttributeStatistics(Traits traits, double[] shares, int[] followed, float[][] lifts) {
    this.traits = traits;
    this.shares = shares;
    this.followed = followed;
    this.lifts = lifts;
    rarity = rarity(traits);
    norms = norms(traits, rarity);
    table = new ValueTable(traits, shares, rarity);
  }

  private static double[] rarity(Traits traits) {
    int[] products = new int[traits.values().size()];
    for (int[] of : traits.attributes()) {
      for (int value : of) {
        products[value]++;
      }
    }
    double[] rarity = new double[products.length];
    for (int value = 0; value < rarity.length; value++) {
      rarity[value] = Math.log((traits.items() + 1.0) / products[value]);
    }
    return rarity;
  }

  private static double[] norms(Traits traits, double[] rarity) {
    double[] norms = new double[traits.items()];
    for (int item = 0; item < norms.length; item++) {
      double squares = 0;
      for (int value : traits.attributes()[item]) {
        squares += rarity[value] * rarity[value];
      }
      norms[item] = Math.sqrt(squares);
    }
    return norms;
  }

  void write(DataOutput out) throws IOException {
    traits.write(out);
    for (double share : shares) {
      out.writeDouble(share);
    }
    ModelArrays.writeInts(out, followed);
    out.writeInt(lifts.length);
    for (float[] lift : lifts) {
      ModelArrays.writeFloats(out, lift);
    }
  }

  static AttributeStatistics read(DataInput in) throws IOException {
    Traits traits = Traits.read(in);
    double[] shares = new double[traits.values().size()];
    for (int value = 0; value < shares.length; value++) {
      shares[value] = in.readDouble();
    }
    int[] followed = ModelArrays.readInts(in);
    float[][] lifts = new float[in.readInt()][];
    for (int value = 0; value < lifts.length; value++) {
      lifts[value] = ModelArrays.readFloats(in);
    }
    return new AttributeStatistics(traits, shares, followed, lifts);
  }

  private float[][] lifts(Behaviour behaviour, int count) {
    float[][] pairs = new float[count][count];
    double[] before = new double[count];
    double[] after = new double[count];
    double all = 0;
    for (int row = 0; row < behaviour.rows(); row++) {
      History history = History.of(behaviour.row(row));
      for (int k = 0; k < history.size(); k++) {
        for (int next = k - 1; next >= 0 && k - next <= AHEAD; next--) {
          float weight = 1f / (k - next);
          all += weight;
          for (int a : traits.attributes()[history.item(k)]) {
            before[followed[a] < 0 ? 0 : followed[a]] += followed[a] < 0 ? 0 : weight;
          }
          for (int b : traits.attributes()[history.item(next)]) {
            if (followed[b] >= 0) {
              after[followed[b]] += weight;
              for (int a : traits.attributes()[history.item(k)]) {
                if (followed[a] >= 0) {
                  pairs[followed[a]][followed[b]] += weight;
                }
              }
            }
          }
        }
      }
    }
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        double expected = all > 0 ? before[a] * after[b] / all : 0;
        pairs[a][b] = (float) Math.log((pairs[a][b] + SHRINKAGE) / (expected + SHRINKAGE));
      }
    }
    return pairs;
  }

  Traits traits() {
    return traits;
  }

  int[] attributes(int item) {
    return traits.attributes()[item];
  }

  /// The share of interactions that are with products which have a value, above 0.
  double share(int value) {
    return shares[value];
  }

  /// The logarithm of how few products have a value.
  double rarity(int value) {
    return rarity[value];
  }

  /// The values as they are looked up fast.
  ValueTable table() {
    return table;
  }

  /// The length of a product's attribute values, each as long as it is rare; 0 without any.
  double norm(int item) {
    return norms[item];
  }

  /// The cosine of two products' attribute values, each weighing its rarity; from 0 to 1.
  double overlap(int item, int other) {
    if (norms[item] == 0 || norms[other] == 0) {
      return 0;
    }
    int[] a = attributes(item);
    int[] b = attributes(other);
    double sum = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) {
        sum += rarity[a[i]] * rarity[a[i]];
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return sum / (norms[item] * norms[other]);
  }

  /// Adds to every followed value, at its place, how much more often than by chance it comes after
  /// a product: the mean over the product's values.
  void addFollowing(int item, double weight, float[] sums) {
    int[] values = attributes(item);
    for (int value : values) {
      if (followed[value] >= 0) {
        float[] lift = lifts[followed[value]];
        float share = (float) (weight / values.length);
        for (int b = 0; b < lift.length; b++) {
          sums[b] += share * lift[b];
        }
      }
    }
  }

  /// How many values are followed.
  int followedValues() {
    return lifts.length;
  }

  /// How much more often than by chance each followed value comes after the one at a place.
  float[] lift(int place) {
    return lifts[place];
  }

  /// The place of a value among those followed, −1 for the others.
  int followedPlace(int value) {
    return followed[value];
  }
}
