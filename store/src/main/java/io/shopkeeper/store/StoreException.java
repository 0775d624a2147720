package io.shopkeeper.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
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
    /// The directory holds no shop yet, and none was named.
    NO_SHOP,
    /// The directory belongs to another shop.
    OTHER_SHOP,
    /// Written by a newer version of the program.
    NEWER_VERSION,
    /// The disk or file system failed in another way.
    IO_FAILED,
    /// The store is closed.
    CLOSED,
    /// A part of the store failed in a way that was not foreseen and does nothing more.
    BROKEN,
    /// A query failed.
    QUERY_FAILED,
    /// A query asks for what it may not have.
    QUERY_REFUSED,
    /// A query took longer than it may.
    QUERY_TOO_LONG,
    /// Something is asked for that only one caller may have at a time; later it will do.
    BUSY,
    /// The directory holds a shop already.
    OCCUPIED,
    /// A file is no backup that can be restored here.
    NO_BACKUP
  }

  private final Code code;
  private final String message;

  public StoreException(Code code, String message) {
    this(code, message, null);
  }

  public StoreException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.message = message;
  }

  public Code code() {
    return code;
  }

  @Override
  public String getMessage() {
    return message;
  }

  /// The same failure for a caller on another thread, with the caller's stack.
  public StoreException forCaller() {
    return new StoreException(code, message, this);
  }

  /// Says what went wrong with a file in terms of what to do about it.
  ///
  /// @param path the file or directory that was worked on
  public static StoreException of(IOException cause, Path path) {
    String reason = String.valueOf(cause.getMessage());
    if (fullDisk(reason)) {
      return diskFull(path, cause);
    }
    if (cause instanceof AccessDeniedException || noPermission(reason)) {
      return noPermission(path, cause);
    }
    return new StoreException(
        Code.IO_FAILED,
        "cannot read or write %s: %s; check the disk and try again".formatted(path, reason),
        cause);
  }

  /// Whether an operating system or library says that no room is left.
  public static boolean fullDisk(String reason) {
    return reason.contains("No space left on device")
        || reason.contains("not enough space on the disk")
        || reason.contains("Disk quota exceeded");
  }

  /// Whether an operating system or library says that something may not be written.
  public static boolean noPermission(String reason) {
    return reason.contains("Permission denied")
        || reason.contains("Operation not permitted")
        || reason.contains("Read-only file system");
  }

  public static StoreException diskFull(Path path, Throwable cause) {
    return new StoreException(
        Code.DISK_FULL,
        ("no room left on the disk of %s: make room there; what was acknowledged is safe, and the"
                + " program goes on by itself")
            .formatted(path),
        cause);
  }

  public static StoreException noPermission(Path path, Throwable cause) {
    return new StoreException(
        Code.NO_PERMISSION,
        ("no permission to read and write %s: give the user '%s' access to it, or choose another"
                + " folder with --data-dir")
            .formatted(path, System.getProperty("user.name")),
        cause);
  }
}
