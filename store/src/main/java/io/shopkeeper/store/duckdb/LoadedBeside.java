package io.shopkeeper.store.duckdb;

import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/// What others brought into the log while a load is under way, by hash of the id: the load looks
/// for its own ids in the table as it was before, and here. Memory: about 80 bytes an event of
/// others.
final class LoadedBeside {
  private final ConcurrentHashMap<Long, Long> contents = new ConcurrentHashMap<>();

  void add(long idHash, long contentHash) {
    contents.put(idHash, contentHash);
  }

  boolean isEmpty() {
    return contents.isEmpty();
  }

  OptionalLong contentOf(long idHash) {
    Long content = contents.get(idHash);
    return content == null ? OptionalLong.empty() : OptionalLong.of(content);
  }
}
