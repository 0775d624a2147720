package io.shopkeeper.domain;

/// A customer the shop can name, the same across visits.
public record CustomerId(String value) implements Identifier {
  public CustomerId {
    Identifier.require("customer id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
