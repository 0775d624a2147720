package io.shopkeeper.search;

import org.jspecify.annotations.Nullable;

/// The search could not do what it was asked; the message says what, where and what to do.
public final class SearchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What went wrong, for programs.
  public enum Code {
    /// A file is missing or unreadable, or a column is not in it.
    FILE_UNREADABLE,
    /// A file holds nothing to search, to ask or to be judged by.
    NOTHING_TO_JUDGE
  }

  private final Code code;

  public SearchException(Code code, String message) {
    this(code, message, null);
  }

  public SearchException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
