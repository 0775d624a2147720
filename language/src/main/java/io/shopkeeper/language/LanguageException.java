package io.shopkeeper.language;

import org.jspecify.annotations.Nullable;

/// A text task could not be done; the message says what, where and what to do.
public final class LanguageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What went wrong, for programs.
  public enum Code {
    /// A file is missing or unreadable, or a column is not in it.
    FILE_UNREADABLE,
    /// A file holds nothing to learn from or to be judged by.
    NOTHING_TO_LEARN,
    /// A server that makes vectors does not answer, or not with vectors.
    EMBEDDER_FAILED
  }

  private final Code code;

  public LanguageException(Code code, String message) {
    this(code, message, null);
  }

  public LanguageException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
