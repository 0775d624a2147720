package io.shopkeeper.recommend;

import org.jspecify.annotations.Nullable;

/// The recommender could not do what it was asked; the message says what, where and what to do.
public final class RecommendException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What went wrong, for programs.
  public enum Code {
    /// A file is missing, unreadable or ends in the middle.
    FILE_UNREADABLE,
    /// A file holds nothing to learn from or to be judged by.
    NOTHING_TO_LEARN,
    /// There is too much to learn from, for the memory or the time there is.
    TOO_LARGE
  }

  private final Code code;

  public RecommendException(Code code, String message) {
    this(code, message, null);
  }

  public RecommendException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
