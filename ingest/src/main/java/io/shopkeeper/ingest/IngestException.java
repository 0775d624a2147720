package io.shopkeeper.ingest;

import org.jspecify.annotations.Nullable;

/// A whole file, or all of the input, could not be read; the message says what, where and what to
/// do.
public final class IngestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What went wrong, for programs.
  public enum Code {
    /// There is nothing at the path.
    NOT_FOUND,
    /// The file or folder may not be read.
    NO_PERMISSION,
    /// The file, or the folder, holds no record.
    EMPTY,
    /// The file is of no kind that can be read.
    UNKNOWN_KIND,
    /// The bytes are no text in any encoding that is known.
    UNKNOWN_ENCODING,
    /// The columns are not those of the format.
    WRONG_COLUMNS,
    /// Reading failed.
    UNREADABLE,
    /// The rejects file could not be written.
    CANNOT_WRITE
  }

  private final Code code;

  public IngestException(Code code, String message) {
    this(code, message, null);
  }

  public IngestException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
