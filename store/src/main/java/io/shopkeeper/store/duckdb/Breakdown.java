package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.StoreException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The first failure that a thread of the store did not survive: a mistake of ours, or memory that
/// ran out. For any thread.
final class Breakdown {
  private static final System.Logger LOG = System.getLogger(Breakdown.class.getName());

  private final Path directory;
  private final AtomicReference<@Nullable StoreException> first = new AtomicReference<>();

  Breakdown(Path directory) {
    this.directory = directory;
  }

  /// Remembers why a thread ended.
  ///
  /// @param part of the store that will do nothing more, for people
  void record(String part, Throwable cause) {
    var failure =
        new StoreException(
            StoreException.Code.BROKEN,
            ("%s of the store in %s stopped working (%s): start the program again; what was"
                    + " acknowledged is safe")
                .formatted(part, directory, cause),
            cause);
    LOG.log(System.Logger.Level.ERROR, failure.getMessage(), cause);
    first.compareAndSet(null, failure);
  }

  Optional<StoreException> failure() {
    return Optional.ofNullable(first.get());
  }

  /// What to tell those who ask for what is not done any more.
  StoreException ended() {
    return failure()
        .map(StoreException::forCaller)
        .orElseGet(() ->
            new StoreException(
                StoreException.Code.CLOSED, "the store in %s is closed".formatted(directory)));
  }
}
