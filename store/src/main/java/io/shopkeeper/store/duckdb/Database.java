package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// The DuckDB file: connections to it, and its failures in our words. For any thread.
final class Database implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Database.class.getName());

  /// For the database alone; the heap comes on top.
  private static final String MEMORY_LIMIT = "256MB";

  private static final String MEMORY_HELD =
      """
      SELECT 'held: ' || coalesce(string_agg(
        tag || ' ' || (memory_usage_bytes >> 20) || ' MiB', ', ' ORDER BY memory_usage_bytes DESC)
          FILTER (memory_usage_bytes > 0), 'nothing')
        || '; in temporary files: ' || (sum(temporary_storage_bytes) >> 20) || ' MiB'
      FROM duckdb_memory()
      """;

  private final Path file;
  private final Properties settings;

  /// Held for reading while a connection is used, for writing while the file is opened.
  private final ReadWriteLock opening = new ReentrantReadWriteLock();

  private final Queue<DuckDBConnection> idle = new ConcurrentLinkedQueue<>();

  /// Null while the file is not open.
  private volatile @Nullable DuckDBConnection root;

  private volatile boolean closed;

  private Database(Path file, Properties settings) {
    this.file = file;
    this.settings = settings;
  }

  /// Opens the file, making it if there is none.
  static Database open(Path file, Path temporary) {
    NativeLibrary.load();
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1); // one is for callers
    var settings = new Properties();
    settings.put("memory_limit", MEMORY_LIMIT);
    settings.put("threads", Integer.toString(threads));
    settings.put("temp_directory", temporary.toString());
    settings.put("autoinstall_known_extensions", "false");
    settings.put("autoload_known_extensions", "false");
    var database = new Database(file, settings);
    database.openFile();
    return database;
  }

  private void openFile() {
    try {
      root = DuckDBConnection.newConnection("jdbc:duckdb:" + file, false, settings);
    } catch (SQLException e) {
      throw SqlFailure.whileOpening(e, file);
    } catch (Exception e) {
      throw new StoreException(
          StoreException.Code.IO_FAILED, "cannot open %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// Does `work` with a connection of its own.
  ///
  /// After a failure that DuckDB does not go on from, such as a full disk at a bad moment, the file
  /// is opened again for whoever comes next.
  <T> T with(Work<T> work) {
    if (root == null) {
      openAgain();
    }
    opening.readLock().lock();
    try {
      return withConnection(work);
    } finally {
      opening.readLock().unlock();
    }
  }

  private <T> T withConnection(Work<T> work) {
    DuckDBConnection connection = null;
    try {
      connection = connect();
      T result = work.with(connection);
      idle.add(connection);
      return result;
    } catch (SQLException e) {
      close(connection);
      throw failure(e);
    } catch (RuntimeException | Error e) {
      close(connection);
      throw e;
    }
  }

  private DuckDBConnection connect() throws SQLException {
    DuckDBConnection current = root;
    if (current == null) {
      throw new StoreException(
          StoreException.Code.CLOSED, "the database %s is closed".formatted(file));
    }
    DuckDBConnection connection = idle.poll();
    return connection == null ? current.duplicate() : connection;
  }

  /// What went wrong, in our words; and remembers if DuckDB will not go on from it.
  StoreException failure(SQLException cause) {
    if (SqlFailure.isForWantOfMemory(cause)) {
      tellMemory(cause);
    }
    if (SqlFailure.isFatal(cause)) {
      close(root);
      root = null;
    }
    return SqlFailure.of(cause, file);
  }

  /// Logs what the others hold: what the failed statement held is given back before it fails.
  private void tellMemory(SQLException cause) {
    DuckDBConnection current = root;
    if (current != null) {
      try (Connection connection = current.duplicate();
          Statement statement = connection.createStatement();
          ResultSet held = statement.executeQuery(MEMORY_HELD)) {
        held.next();
        LOG.log(
            System.Logger.Level.WARNING, "the database has no memory left; " + held.getString(1));
      } catch (SQLException e) {
        cause.addSuppressed(e);
      }
    }
  }

  /// Waits until nobody uses a connection, since one would keep the invalid database in memory.
  private void openAgain() {
    opening.writeLock().lock();
    try {
      if (root == null && !closed) {
        closeIdle();
        openFile();
      }
    } finally {
      opening.writeLock().unlock();
    }
  }

  private void closeIdle() {
    for (DuckDBConnection c = idle.poll(); c != null; c = idle.poll()) {
      close(c);
    }
  }

  private static void close(@Nullable DuckDBConnection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.WARNING, "closing a connection failed", e);
    }
  }

  /// Waits for work that is being done and closes the file.
  @Override
  public void close() {
    opening.writeLock().lock();
    try {
      closed = true;
      closeIdle();
      close(root);
      root = null;
    } finally {
      opening.writeLock().unlock();
    }
  }

  /// What is done with a connection.
  @FunctionalInterface
  interface Work<T> {
    T with(DuckDBConnection connection) throws SQLException;
  }
}
