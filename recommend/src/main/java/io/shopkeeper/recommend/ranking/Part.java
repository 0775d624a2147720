package io.shopkeeper.recommend.ranking;

/// What a [Feature] is made of; the letters are those of `R = g(P, A, D, C)`, and X for the
/// behaviour that candidates come from.
public enum Part {
  /// What the customer likes, by what they had to do with so far.
  PROFILE("P"),
  /// What the product is, and what it has in common with those before.
  ATTRIBUTES("A"),
  /// What the product's description says, beside those before.
  DESCRIPTIONS("D"),
  /// What its reviews say.
  REVIEWS("C"),
  /// What customers did: the opinions of models that know nothing else.
  BEHAVIOUR("X");

  private final String letter;

  Part(String letter) {
    this.letter = letter;
  }

  public String letter() {
    return letter;
  }
}
