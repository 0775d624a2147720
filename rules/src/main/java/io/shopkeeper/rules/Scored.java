package io.shopkeeper.rules;

import io.shopkeeper.domain.ProductId;

/// A candidate as a model ranks it.
public record Scored(ProductId product, double score) {
  public Scored {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("the score of '%s' is %s".formatted(product, score));
    }
  }
}
