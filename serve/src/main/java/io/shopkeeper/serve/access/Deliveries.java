package io.shopkeeper.serve.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The webhook deliveries that were taken, by the id that the platform gave each: one that comes
/// again has no effect. The last 100,000 are known, also after a restart. Safe for any number of
/// threads.
public final class Deliveries {
  private static final int KNOWN = 100_000;

  private final Path file;
  private final Set<String> ids;
  private long lines;

  /// @param file with an id a line; made with the first
  /// @throws IOException if it is there and cannot be read
  public Deliveries(Path file) throws IOException {
    this.file = file;
    Map<String, Boolean> latest =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KNOWN;
          }
        };
    ids = Collections.newSetFromMap(latest);
    if (Files.exists(file)) {
      for (String id : Files.readAllLines(file)) {
        ids.add(id);
        lines++;
      }
    }
  }

  public synchronized boolean knows(String id) {
    return ids.contains(id);
  }

  /// Remembers a delivery that was taken.
  ///
  /// @param id without line breaks
  /// @throws IOException if it cannot be written
  public synchronized void add(String id) throws IOException {
    ids.add(id);
    Files.createDirectories(file.getParent());
    if (++lines > 2L * KNOWN) {
      Files.write(file, new LinkedHashSet<>(ids));
      lines = ids.size();
    } else {
      Files.writeString(file, id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
