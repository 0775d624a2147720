package io.shopkeeper.serve;

/// The server could not be started; the message says what, where and what to do.
public final class ServeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What went wrong, for programs.
  public enum Code {
    /// Another program listens on the port.
    PORT_TAKEN,
    /// The address is none of this machine's, or the port is not allowed.
    CANNOT_LISTEN
  }

  private final Code code;

  public ServeException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
