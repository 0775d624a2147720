package io.shopkeeper.serve.ports;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Work that can be asked for.
public sealed interface JobRequest {

  /// Trains models anew and puts them to use.
  ///
  /// @param models by name, as `recommend`; empty for all
  /// @param family of models that is to serve, as `als`; empty for the best
  record Train(List<String> models, String family) implements JobRequest {
    public Train(List<String> models) {
      this(models, "");
    }

    public Train {
      models = List.copyOf(models);
    }
  }

  /// Reads files that lie on this machine.
  ///
  /// @param format null to guess it
  /// @param columns what columns mean, each as `their column=our column`
  /// @param asIs whether to take every record as it came, without cleaning
  /// @param rates a file of exchange rates; null for none
  record Ingest(
      List<Path> paths,
      @Nullable String format,
      List<String> columns,
      boolean asIs,
      @Nullable Path rates)
      implements JobRequest {
    public Ingest(List<Path> paths, @Nullable String format) {
      this(paths, format, List.of());
    }

    public Ingest(List<Path> paths, @Nullable String format, List<String> columns) {
      this(paths, format, columns, false, null);
    }

    public Ingest {
      paths = List.copyOf(paths);
      columns = List.copyOf(columns);
      if (paths.isEmpty()) {
        throw new IllegalArgumentException("an ingest job names no path");
      }
    }
  }

  /// Finds which customers and products of the shop's platforms are the same.
  ///
  /// @param kinds `customers`, `products`; empty for both
  record Fuse(List<String> kinds) implements JobRequest {
    public Fuse {
      kinds = List.copyOf(kinds);
    }
  }

  /// Reads the shop's reviews, and sums them up.
  record ReadReviews() implements JobRequest {}

  /// Counts running experiments that have guardrails, and stops arms that harm.
  record WatchExperiments() implements JobRequest {}
}
