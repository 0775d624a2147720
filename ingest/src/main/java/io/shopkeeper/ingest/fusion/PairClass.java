package io.shopkeeper.ingest.fusion;

/// What a pair of records may be.
enum PairClass {
  /// One and the same customer or product.
  SAME("the same"),
  /// Another of the household, another variant of the product: all agrees but what tells them
  /// apart.
  RELATIVE("look-alikes"),
  /// Of one street, of one kind: descriptions are alike; keys, and what tells look-alikes apart,
  /// agree by chance only.
  SIMILAR("others of the kind"),
  /// Strangers.
  CHANCE("chance");

  private final String label;

  PairClass(String label) {
    this.label = label;
  }

  /// The name in explanations.
  String label() {
    return label;
  }
}
