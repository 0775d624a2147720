package io.shopkeeper.language.generate;

import java.util.List;

/// One turn of a conversation.
///
/// Who says something decides what it may do: only [Prompt#instructions] tell the model what its
/// task is. A review or a product's description is [Material], whatever it says of itself, and is
/// sent between marks that it cannot forge ("spotlighting", Hines et al. 2024). This lowers the
/// risk that a model obeys what it reads; it does not remove it. An answer must therefore be
/// treated as a proposal: nothing is bought, sent or shown as fact because a model said so.
public sealed interface Message {

  /// All that is said, as far as it is text.
  String text();

  /// What a person wants to know or have done.
  record Asked(String text) implements Message {}

  /// Text from outside that is to be worked on.
  ///
  /// @param kind what it is, in a word or two, as in `review`
  record Material(String kind, String text) implements Message {}

  /// What the model said before.
  record Answered(String text, List<ToolCall> toolCalls) implements Message {
    public Answered {
      toolCalls = List.copyOf(toolCalls);
    }
  }

  /// What came of a tool the model called.
  record ToolResult(String callId, String text) implements Message {}
}
