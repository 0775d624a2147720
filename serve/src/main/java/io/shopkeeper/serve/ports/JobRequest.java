package io.shopkeeper.serve.ports;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Work that can be asked for.
public sealed interface JobRequest {

  /// Trains models anew and puts them to use.
  ///
  /// @param models by name; empty for all
  record Train(List<String> models) implements JobRequest {
    public Train {
      models = List.copyOf(models);
    }
  }

  /// Reads files that lie on this machine.
  ///
  /// @param format null to guess it
  record Ingest(List<Path> paths, @Nullable String format) implements JobRequest {
    public Ingest {
      paths = List.copyOf(paths);
      if (paths.isEmpty()) {
        throw new IllegalArgumentException("an ingest job names no path");
      }
    }
  }
}
