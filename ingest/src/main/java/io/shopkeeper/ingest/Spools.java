package io.shopkeeper.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the first reading of a load keeps of large files of events for the second, by file.
final class Spools implements AutoCloseable {
  private final Path folder;
  private final Map<String, EventSpool> spools = new HashMap<>();

  Spools(Path folder) {
    this.folder = folder;
  }

  /// Begins to keep a file; null if that cannot be done, or is done already.
  @Nullable EventSpool begin(String file, int id, int time, int[] columns) {
    if (spools.containsKey(file)) {
      return null;
    }
    try {
      EventSpool spool = new EventSpool(folder, id, time, columns);
      spools.put(file, spool);
      return spool;
    } catch (IOException e) {
      return null; // then the file is read twice
    }
  }

  /// What is kept of a file; null if not all of it is.
  @Nullable EventSpool find(String file) {
    EventSpool spool = spools.get(file);
    return spool == null || !spool.isWhole() ? null : spool;
  }

  @Override
  public void close() {
    spools.values().forEach(EventSpool::close);
  }
}
