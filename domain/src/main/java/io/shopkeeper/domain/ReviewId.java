package io.shopkeeper.domain;

/// A review as the shop numbers it.
public record ReviewId(String value) implements Identifier {
  public ReviewId {
    Identifier.require("review id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
