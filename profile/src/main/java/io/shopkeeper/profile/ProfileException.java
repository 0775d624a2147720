package io.shopkeeper.profile;

/// What the world did not give this module, with what to do about it.
public final class ProfileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// What went wrong.
  public enum Code {
    FILE_UNREADABLE,
    NOTHING_TO_LEARN
  }

  private final Code code;

  public ProfileException(Code code, String message) {
    super(message);
    this.code = code;
  }

  public ProfileException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
