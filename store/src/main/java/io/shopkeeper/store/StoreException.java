package io.shopkeeper.store;

import org.jspecify.annotations.Nullable;

/// The store could not do what it was asked; the message says what, where and what to do.
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What went wrong, for programs.
  public enum Code {
    /// Another process holds the data directory.
    IN_USE,
    /// The files are not as they were written.
    DAMAGED,
    /// A model file is not as it was written.
    MODEL_DAMAGED,
    /// No room left on the disk.
    DISK_FULL,
    /// The directory cannot be read or written.
    NO_PERMISSION,
    /// The directory belongs to another shop.
    OTHER_SHOP,
    /// Written by a newer version of the program.
    NEWER_VERSION,
    /// The store is closed.
    CLOSED,
    /// A query failed.
    QUERY_FAILED
  }

  private final Code code;

  public StoreException(Code code, String message) {
    this(code, message, null);
  }

  public StoreException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
