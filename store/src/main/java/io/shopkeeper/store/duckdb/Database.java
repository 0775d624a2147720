package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/// The DuckDB file: connections to it, and its failures in our words.
final class Database implements AutoCloseable {
  /// For the database alone; the heap comes on top.
  private static final String MEMORY_LIMIT = "256MB";

  /// Log in front of DuckDB's file before it is folded in. Folding in costs the same however much
  /// it is, so seldom is better; opening after a crash reads it back at about 100 MB/s.
  private static final String FOLD_IN_AT = "64MB";

  private final Path file;
  private final DuckDBConnection root;

  private Database(Path file, DuckDBConnection root) {
    this.file = file;
    this.root = root;
  }

  /// Opens the file, making it if there is none.
  static Database open(Path file, Path temporary) {
    NativeLibrary.load();
    var settings = new Properties();
    settings.put("memory_limit", MEMORY_LIMIT);
    settings.put(
        "threads", Integer.toString(Math.max(2, Runtime.getRuntime().availableProcessors())));
    settings.put("temp_directory", temporary.toString());
    settings.put("wal_autocheckpoint", FOLD_IN_AT);
    settings.put("autoinstall_known_extensions", "false");
    settings.put("autoload_known_extensions", "false");
    try {
      return new Database(
          file, DuckDBConnection.newConnection("jdbc:duckdb:" + file, false, settings));
    } catch (SQLException e) {
      throw failure(file, e, true);
    } catch (Exception e) {
      throw new StoreException(
          StoreException.Code.IO_FAILED, "cannot open %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// A further connection, for one thread at a time.
  DuckDBConnection connect() {
    try {
      return root.duplicate();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  StoreException failure(SQLException cause) {
    return failure(file, cause, false);
  }

  private static StoreException failure(Path file, SQLException cause, boolean opening) {
    String reason = String.valueOf(cause.getMessage());
    if (StoreException.fullDisk(reason)) {
      return StoreException.diskFull(file, cause);
    }
    if (reason.contains("Permission denied") || reason.contains("Read-only file system")) {
      return StoreException.noPermission(file, cause);
    }
    if (reason.contains("newer version of DuckDB")) {
      return new StoreException(
          StoreException.Code.NEWER_VERSION,
          "%s was written by a newer version of the program: use that version".formatted(file),
          cause);
    }
    if (opening || reason.contains("Corrupt") || reason.contains("checksum")) {
      return new StoreException(
          StoreException.Code.DAMAGED,
          ("the database %s cannot be read (%s): restore the data directory from a backup, or move"
                  + " the file away and ingest the sources again; nothing was changed in it")
              .formatted(file, firstLine(reason)),
          cause);
    }
    return new StoreException(StoreException.Code.QUERY_FAILED, firstLine(reason), cause);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("no reason given");
  }

  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}
