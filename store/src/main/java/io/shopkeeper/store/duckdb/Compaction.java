package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.backup.KeptFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/// Writes tables anew without what was deleted: a process that is killed leaves the old file or the
/// new one.
final class Compaction {
  private Compaction() {}

  /// Does some work on the tables of a directory that this process holds, then writes them anew.
  static <T> T after(Path directory, Database.Work<T> work) throws IOException {
    Path file = directory.resolve(KeptFiles.DATABASE);
    Path unfinished = directory.resolve(KeptFiles.UNFINISHED);
    Path copy = unfinished.resolve("compact.duckdb");
    Folders.delete(unfinished);
    Files.createDirectories(unfinished);
    try {
      T result;
      try (Database database = Database.open(file, directory.resolve("tmp"))) {
        result =
            database.with(connection -> {
              T done = work.with(connection);
              write(connection, copy);
              return done;
            });
      }
      replace(file, copy);
      return result;
    } finally {
      Folders.delete(unfinished);
    }
  }

  /// Copies the tables and leaves neither file with changes beside it.
  private static void write(DuckDBConnection connection, Path copy) throws SQLException {
    Sql.execute(connection, "ATTACH '%s' AS compact".formatted(copy.toString().replace("'", "''")));
    try {
      Sql.execute(connection, "COPY FROM DATABASE facts TO compact");
      Sql.execute(connection, "CHECKPOINT compact");
      Sql.execute(connection, "CHECKPOINT facts");
    } finally {
      Sql.execute(connection, "DETACH compact");
    }
  }

  /// Changes that lie beside the old tables would be taken for changes of the new ones.
  private static void replace(Path file, Path copy) throws IOException {
    if (Files.exists(file.resolveSibling(file.getFileName() + ".wal"))
        || Files.exists(copy.resolveSibling(copy.getFileName() + ".wal"))) {
      throw new StoreException(
          StoreException.Code.IO_FAILED,
          "the tables in %s could not be written to the end: nothing is lost, try again"
              .formatted(file.getParent()));
    }
    try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
