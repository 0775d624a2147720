package io.shopkeeper.profile.predict;

/// The two kinds of model that compete.
public enum ClassifierKind {
  /// Can be read: a weight a term.
  LOGISTIC("logistic-regression"),
  /// Sees what goes together.
  BOOSTED("boosted-trees");

  private final String label;

  ClassifierKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
