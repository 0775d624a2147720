package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which folder a command works on.
final class ShopFolder {
  private static final String DEMO = "demo";

  /// A file that says that everybody in a shop is made up.
  private static final String SIMULATED = "simulated";

  private ShopFolder() {}

  /// The folder of the demo below a data directory: it never mixes with a shop's own data.
  static Path demo(Path dataDirectory) {
    return dataDirectory.resolve(DEMO);
  }

  /// Says for good that the shop in a folder is a made-up one.
  ///
  /// @throws CommandException if that cannot be kept
  static void markSimulated(Path folder) {
    Path mark = folder.resolve(SIMULATED);
    try {
      if (!Files.exists(mark)) {
        Files.writeString(
            mark, "The customers of this shop are made up; anybody may be any of them.\n");
      }
    } catch (IOException e) {
      throw new CommandException("cannot write %s: %s".formatted(mark, e.getMessage()), e);
    }
  }

  /// Whether everybody in the shop in a folder is made up.
  static boolean isSimulated(Path folder) {
    return Files.exists(folder.resolve(SIMULATED));
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
