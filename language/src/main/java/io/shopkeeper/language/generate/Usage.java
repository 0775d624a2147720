package io.shopkeeper.language.generate;

/// Tokens read and written.
///
/// @param estimated whether the server did not say and they are guessed from the texts' lengths
public record Usage(long read, long written, boolean estimated) {
  public static final Usage NONE = new Usage(0, 0, false);

  private static final int LETTERS_A_TOKEN = 4;
  private static final int TOKENS_A_MESSAGE = 4;

  public Usage {
    if (read < 0 || written < 0) {
      throw new IllegalArgumentException("tokens cannot be negative: " + read + ", " + written);
    }
  }

  /// Guessed: a token for each character from U+2E80 on (Chinese, Japanese, Korean, emoji), one for
  /// four others. Models differ; a third more or less is common.
  public static long tokens(String text) {
    long wide = text.codePoints().filter(point -> point >= 0x2E80).count();
    long narrow = text.codePointCount(0, text.length()) - wide;
    return wide + (narrow + LETTERS_A_TOKEN - 1) / LETTERS_A_TOKEN;
  }

  /// Guessed: what a prompt has to be read for it.
  public static long tokens(Prompt prompt) {
    long tokens = tokens(prompt.instructions());
    for (Message message : prompt.messages()) {
      tokens += TOKENS_A_MESSAGE + tokens(message.text());
      if (message instanceof Message.Answered answered) {
        tokens += tokens(answered.toolCalls().toString());
      }
    }
    for (Tool tool : prompt.tools()) {
      tokens += tokens(tool.purpose()) + tokens(tool.parameters().document().toString());
    }
    return tokens + prompt.form().map(form -> tokens(form.document().toString())).orElse(0L);
  }

  public long total() {
    return read + written;
  }

  public Usage plus(Usage other) {
    return new Usage(read + other.read, written + other.written, estimated || other.estimated);
  }
}
