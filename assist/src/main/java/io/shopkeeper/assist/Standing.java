package io.shopkeeper.assist;

/// Who has to do with a conversation now.
public enum Standing {
  /// The assistant alone.
  ASSISTANT,
  /// It was handed over and no person wrote yet; until one does, the assistant goes on answering
  /// what records say.
  WAITING,
  /// A person writes; the assistant keeps silent.
  PERSON,
  /// A person closed it; the next question is the assistant's again.
  CLOSED
}
