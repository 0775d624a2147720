package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;

/// Which folder a command works on.
final class ShopFolder {
  private static final String DEMO = "demo";

  private ShopFolder() {}

  /// The folder of the demo below a data directory: it never mixes with a shop's own data.
  static Path demo(Path dataDirectory) {
    return dataDirectory.resolve(DEMO);
  }

  /// The folder that holds a shop: the data directory, or the demo in it while there is no other.
  ///
  /// @throws CommandException if there is neither
  static Path existing(Path dataDirectory) {
    if (DuckStore.isIn(dataDirectory)) {
      return dataDirectory;
    }
    if (DuckStore.isIn(demo(dataDirectory))) {
      return demo(dataDirectory);
    }
    throw new CommandException(
        "%s holds no shop yet: start with 'shopkeeper demo', or with 'shopkeeper run --data' on your files, or name the folder with --data-dir"
            .formatted(dataDirectory.toAbsolutePath().normalize()));
  }
}
