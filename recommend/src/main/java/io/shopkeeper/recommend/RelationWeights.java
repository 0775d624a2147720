package io.shopkeeper.recommend;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How much each [Relation] says of a visitor's taste, in [0, 1].
public record RelationWeights(double viewed, double carted, double bought) {

  public static final RelationWeights DEFAULT = new RelationWeights(.2, .5, 1);

  public RelationWeights {
    requireShare("viewed", viewed);
    requireShare("carted", carted);
    requireShare("bought", bought);
  }

  public double of(Relation relation) {
    return switch (relation) {
      case VIEWED -> viewed;
      case CARTED -> carted;
      case BOUGHT -> bought;
    };
  }

  public void write(DataOutput out) throws IOException {
    out.writeDouble(viewed);
    out.writeDouble(carted);
    out.writeDouble(bought);
  }

  public static RelationWeights read(DataInput in) throws IOException {
    return new RelationWeights(in.readDouble(), in.readDouble(), in.readDouble());
  }

  /// How much each item of a history says, 1 in all: then a long history and a short one weigh the
  /// same against popularity.
  ///
  /// @param halfLifeMoments after how many later moments of the same visitor an item counts half;
  ///   infinite for no decay
  public double[] shares(History history, double halfLifeMoments) {
    double[] shares = new double[history.size()];
    double sum = 0;
    for (int k = 0; k < shares.length; k++) {
      shares[k] = of(history.relation(k)) * Math.pow(2, -history.age(k) / halfLifeMoments);
      sum += shares[k];
    }
    for (int k = 0; k < shares.length && sum > 0; k++) {
      shares[k] /= sum;
    }
    return shares;
  }

  private static void requireShare(String name, double weight) {
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException(
          "the weight of %s is %s, not from 0 to 1".formatted(name, weight));
    }
  }
}
