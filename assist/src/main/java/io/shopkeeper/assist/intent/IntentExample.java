package io.shopkeeper.assist.intent;

/// An utterance and what it asks for.
public record IntentExample(String text, String intent) {

  public IntentExample {
    if (intent.isBlank()) {
      throw new IllegalArgumentException("an intent needs a name, for '%s'".formatted(text));
    }
  }
}
