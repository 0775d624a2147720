package io.shopkeeper.domain;

/// Names one event; sending an event twice under the same id counts once.
public record EventId(String value) implements Identifier {
  public EventId {
    Identifier.require("event id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
