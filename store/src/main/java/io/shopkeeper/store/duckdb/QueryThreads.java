package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.StoreException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/// A few threads that ask the database on behalf of callers.
///
/// A native call would hold the carrier of a virtual thread for as long as it takes; here the
/// caller waits without one.
final class QueryThreads implements AutoCloseable {
  private static final int THREADS = 4;

  private final Database database;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().name("shopkeeper-query-", 0).daemon().factory());

  QueryThreads(Database database) {
    this.database = database;
  }

  /// Does `work` with a connection and waits for it.
  <T> T with(Database.Work<T> work) {
    try {
      return await(threads.submit(() -> database.with(work)));
    } catch (RejectedExecutionException e) {
      throw new StoreException(StoreException.Code.CLOSED, "the store is closed", e);
    }
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

  /// Waits for questions that are being answered.
  @Override
  public void close() {
    threads.close();
  }
}
