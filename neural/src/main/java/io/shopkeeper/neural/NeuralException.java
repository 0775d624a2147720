package io.shopkeeper.neural;

import org.jspecify.annotations.Nullable;

/// A network could not be loaded or run; the message says what, where and what to do.
public final class NeuralException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What went wrong, for programs.
  public enum Code {
    /// The weights or the vocabulary of a model are not on the class path.
    MODEL_MISSING,
    /// The native runtime is missing, or refused the model or its input.
    RUNTIME_FAILED
  }

  private final Code code;

  public NeuralException(Code code, String message) {
    this(code, message, null);
  }

  public NeuralException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
