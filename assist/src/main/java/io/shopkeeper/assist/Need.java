package io.shopkeeper.assist;

/// What a conversation needs of a person, the most urgent first.
public enum Need {
  /// It was handed over and nobody wrote yet.
  HAND_OVER,
  /// The customer wrote after a person did.
  REPLY,
  /// The assistant did not know, or not everything.
  ANSWER,
  NOTHING,
  /// A person closed it.
  CLOSED
}
