package io.shopkeeper.rules;

import io.shopkeeper.domain.ProductId;

/// A candidate as a model ranks it.
///
/// @param row of the product as [RulesInForce#row] tells it of the same rules; [#LOOKED_UP] where
///   that is not known yet
public record Scored(ProductId product, int row, double score) {
  static final int LOOKED_UP = -2;

  public Scored {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("the score of '%s' is %s".formatted(product, score));
    }
  }

  public Scored(ProductId product, double score) {
    this(product, LOOKED_UP, score);
  }
}
