package io.shopkeeper.app.terminal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A command cannot do what it was asked; the message is for the person who asked: what, where, and
/// what to do.
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandException(String message) {
    this(message, null);
  }

  public CommandException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// A file or folder could not be written.
  public static CommandException writing(Path path, IOException cause) {
    String reason =
        cause instanceof AccessDeniedException
            ? "no permission: change its owner, or choose another --data-dir"
            : cause.toString();
    return new CommandException("cannot write to %s: %s".formatted(path, reason), cause);
  }
}
