package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;

/// DuckDB's failures in our words. DuckDB tells them apart by their text only.
final class SqlFailure {
  private static final Pattern FATAL = Pattern.compile("FATAL|INTERNAL|.*has been invalidated");
  private static final Pattern UNREADABLE =
      Pattern.compile("(?i)corrupt|checksum|read enough bytes|deserialize");

  private SqlFailure() {}

  /// Whether DuckDB answers nothing more until its file is opened again.
  static boolean isFatal(SQLException cause) {
    return FATAL.matcher(message(cause)).lookingAt();
  }

  /// Whether there was no memory left within the limit of the database.
  static boolean isForWantOfMemory(SQLException cause) {
    return message(cause).startsWith("Out of Memory");
  }

  static StoreException of(SQLException cause, Path file) {
    String reason = message(cause);
    if (StoreException.fullDisk(reason)) {
      return StoreException.diskFull(file, cause);
    }
    if (StoreException.noPermission(reason)) {
      return StoreException.noPermission(file, cause);
    }
    if (UNREADABLE.matcher(reason).find()) {
      return damaged(cause, file);
    }
    return new StoreException(StoreException.Code.QUERY_FAILED, firstLine(reason), cause);
  }

  /// A failure before anything was asked of the file is the file's.
  static StoreException whileOpening(SQLException cause, Path file) {
    if (message(cause).contains("newer version of DuckDB")) {
      return new StoreException(
          StoreException.Code.NEWER_VERSION,
          "%s was written by a newer version of the program: use that version".formatted(file),
          cause);
    }
    StoreException failure = of(cause, file);
    return failure.code() == StoreException.Code.QUERY_FAILED ? damaged(cause, file) : failure;
  }

  private static StoreException damaged(SQLException cause, Path file) {
    return new StoreException(
        StoreException.Code.DAMAGED,
        ("the database %s cannot be read (%s): restore the data directory from a backup, or move"
                + " facts.duckdb, facts.duckdb.wal and journal out of it, all three together, and"
                + " ingest the sources again; nothing was changed in them")
            .formatted(file, firstLine(message(cause))),
        cause);
  }

  private static String message(SQLException cause) {
    return String.valueOf(cause.getMessage());
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("no reason given");
  }
}
