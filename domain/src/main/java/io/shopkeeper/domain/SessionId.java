package io.shopkeeper.domain;

/// One visit of one visitor, known by name or not.
public record SessionId(String value) implements Identifier {
  public SessionId {
    Identifier.require("session id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
