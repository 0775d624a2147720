package io.shopkeeper.app;

import io.shopkeeper.app.remote.ServerLock;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.store.Manifest;
import io.shopkeeper.store.duckdb.DuckStore;
import io.shopkeeper.store.duckdb.Erasure;
import io.shopkeeper.store.duckdb.Restore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// A data directory as it was when it was backed up.
@Command(
    name = "restore",
    description = {
      "Make --data-dir what it was when a backup was made.",
      "用备份文件恢复 --data-dir。",
      "",
      "Everything is checked before anything is changed. The folder must be empty, or hold the"
          + " same",
      "shop and --replace be given: what was there is then kept in a folder beside it. Stop a"
          + " server",
      "on that folder first, or restore into another one and let the server start there."
    })
final class RestoreCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Parameters(paramLabel = "FILE", description = "As 'backup' wrote it.")
  private Path file = Path.of("");

  @Option(names = "--replace", description = "Put aside what is there.")
  private boolean replace;

  @Override
  public void run() {
    Terminal terminal = shopkeeper.terminal();
    Path folder = shopkeeper.dataDirectory();
    Optional<ServerLock.Holder> server = ServerLock.holder(folder);
    if (server.isPresent()) {
      throw new CommandException(
          "a server runs on %s (process %d): stop it with 'kill %d', or restore into another --data-dir and start a server there"
              .formatted(folder, server.get().pid(), server.get().pid()));
    }
    Restore.Restored restored =
        new Restore(file, folder, replace, InstantSource.system().instant()).run();
    int erasedAgain = eraseReturned(folder);
    Manifest manifest = restored.manifest();
    Path aside = restored.putAside();
    if (terminal.json()) {
      terminal.answer(json -> {
        json.writeStartObject();
        json.writeStringProperty("folder", folder.toString());
        json.writeStringProperty("shop", manifest.shop().value());
        json.writeStringProperty("madeAt", manifest.madeAt().toString());
        json.writeNumberProperty("events", manifest.events());
        json.writeNumberProperty("parts", manifest.parts().size());
        json.writeNumberProperty("erasedAgain", erasedAgain);
        if (aside != null) {
          json.writeStringProperty("putAside", aside.toString());
        }
        json.writeEndObject();
      });
      return;
    }
    terminal.answer(
        "%s holds the shop '%s' as of %s: %,d events, %,d files."
            .formatted(
                folder,
                manifest.shop(),
                manifest.madeAt(),
                manifest.events(),
                manifest.parts().size()));
    if (erasedAgain > 0) {
      terminal.answer(
          "Customers who were erased since were erased again (ids: %,d).".formatted(erasedAgain));
    }
    if (aside != null) {
      terminal.answer("What was there lies in %s; delete it when you are sure.".formatted(aside));
    }
  }

  /// @return the number of ids
  private static int eraseReturned(Path folder) {
    int ids;
    try (DuckStore store = DuckStore.open(folder, null, InstantSource.system())) {
      ids = store.facts().eraseReturned(new SecureRandom()).ids().size();
    }
    Erasure.finish(folder);
    return ids;
  }
}
