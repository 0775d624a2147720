package io.shopkeeper.recommend;

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

  private static void requireShare(String name, double weight) {
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException(
          "the weight of %s is %s, not from 0 to 1".formatted(name, weight));
    }
  }
}
