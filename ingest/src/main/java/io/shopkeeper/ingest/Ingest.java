package io.shopkeeper.ingest;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads files into a store.
public final class Ingest {
  private final Store store;
  private final InstantSource clock;
  private final Path rejectsDirectory;

  /// @param rejectsDirectory where rejected records are kept, a file a load; made if missing
  public Ingest(Store store, InstantSource clock, Path rejectsDirectory) {
    this.store = store;
    this.clock = clock;
    this.rejectsDirectory = rejectsDirectory;
  }

  /// Reads files, and folders with everything in them.
  ///
  /// A file that cannot be read is reported and the others go on. Reading the same again changes
  /// nothing.
  ///
  /// @param format null to guess it for each file
  /// @throws IngestException if nothing could be read
  public IngestReport run(List<Path> paths, @Nullable Format format, Progress progress) {
    throw new UnsupportedOperationException(
        "%s %s %s %s %s %s".formatted(store, clock, rejectsDirectory, paths, format, progress));
  }
}
