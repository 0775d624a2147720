package io.shopkeeper.content.check.lexicon;

import io.shopkeeper.language.words.PlainText;

/// A text as phrases are looked for in it, place by place the same as the text itself.
public final class ReadableText {
  private ReadableText() {}

  /// Lower case, plain width, simplified characters; hyphens are blanks.
  public static String of(String text) {
    return PlainText.of(text).replace('-', ' ').replace('–', ' ').replace('‑', ' ');
  }
}
