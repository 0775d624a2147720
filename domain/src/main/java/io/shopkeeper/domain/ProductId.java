package io.shopkeeper.domain;

/// A product as the shop's catalogue numbers it.
public record ProductId(String value) implements Identifier {
  public ProductId {
    Identifier.require("product id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
