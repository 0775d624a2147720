package io.shopkeeper.domain;

/// A question of the shop's list of frequently asked questions.
public record FaqId(String value) implements Identifier {
  public FaqId {
    Identifier.require("question id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
