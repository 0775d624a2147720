package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.StoreException;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// A few connections for questions, each used by one thread at a time.
///
/// Questions run on threads of their own: a native call would hold the carrier of a virtual thread
/// for as long as it takes.
final class Connections implements AutoCloseable {
  private static final int THREADS = 4;

  private final Database database;
  private final ConcurrentLinkedQueue<DuckDBConnection> idle = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().name("shopkeeper-query-", 0).daemon().factory());

  Connections(Database database) {
    this.database = database;
  }

  /// Runs `work` with a connection and waits for it.
  <T> T read(Work<T> work) {
    Future<T> answer;
    try {
      answer = threads.submit(() -> withConnection(work));
    } catch (RejectedExecutionException e) {
      throw new StoreException(StoreException.Code.CLOSED, "the store is closed", e);
    }
    return await(answer);
  }

  private <T> T withConnection(Work<T> work) {
    DuckDBConnection connection = take();
    try {
      T result = work.with(connection);
      idle.add(connection);
      return result;
    } catch (SQLException e) {
      close(connection);
      throw database.failure(e);
    } catch (RuntimeException | Error e) {
      idle.add(connection);
      throw e;
    }
  }

  private DuckDBConnection take() {
    @Nullable DuckDBConnection connection = idle.poll();
    return connection == null ? database.connect() : connection;
  }

  private static <T> T await(Future<T> answer) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case StoreException failure -> throw failure.forCaller();
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void close(DuckDBConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      System.getLogger(Connections.class.getName())
          .log(System.Logger.Level.WARNING, "closing a connection failed", e);
    }
  }

  /// Waits for questions that are being answered.
  @Override
  public void close() {
    threads.close();
    idle.forEach(Connections::close);
    idle.clear();
  }

  /// What is done with a connection.
  @FunctionalInterface
  interface Work<T> {
    T with(DuckDBConnection connection) throws SQLException;
  }
}
