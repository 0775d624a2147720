package io.shopkeeper.domain;

/// An order as the shop numbers it.
public record OrderId(String value) implements Identifier {
  public OrderId {
    Identifier.require("order id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
