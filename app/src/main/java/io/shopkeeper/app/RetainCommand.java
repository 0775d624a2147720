package io.shopkeeper.app;

import io.shopkeeper.app.remote.ServerLock;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.store.duckdb.RetainedKind;
import io.shopkeeper.store.duckdb.Retention;
import io.shopkeeper.store.duckdb.Retention.Found;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// What is older than it is kept goes away.
@Command(
    name = "retain",
    description = {
      "Remove what is older than its kind is kept, and make the file smaller.",
      "按类型删除超过保留期限的记录，并压缩数据文件。",
      "",
      "Without --yes it only says what would go. Rules that are not given are read from",
      "retention.txt in --data-dir, one a line. Stop a server on the folder first. What is removed",
      "is gone for good, but for backups made before."
    })
final class RetainCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Parameters(
      paramLabel = "KIND=DAYS",
      arity = "0..*",
      description =
          "For how many days a kind is kept, as in view_item=400 reviews=1000; 'all' is all kinds"
              + " of events but purchase and refund, which go only if named, as do reviews,"
              + " customers (without a sign of life) and loads (reports of imports).")
  private List<String> rules = new ArrayList<>();

  @Option(names = "--yes", description = "Do it.")
  private boolean yes;

  @Override
  public void run() {
    Path folder = ShopFolder.existing(shopkeeper.dataDirectory());
    Map<RetainedKind, Integer> days = RetentionRules.of(rules, folder);
    Optional<ServerLock.Holder> server = ServerLock.holder(folder);
    if (server.isPresent()) {
      throw new CommandException(
          "a server runs on %s (process %d): stop it with 'kill %d', and start it again afterwards"
              .formatted(folder, server.get().pid(), server.get().pid()));
    }
    var retention = new Retention(folder, InstantSource.system());
    if (yes) {
      Retention.Removed removed = retention.remove(days);
      answer(removed.found(), removed);
    } else {
      answer(retention.find(days), null);
    }
  }

  /// @param removed null where nothing was done
  private void answer(List<Found> found, Retention.@Nullable Removed removed) {
    Terminal terminal = shopkeeper.terminal();
    if (terminal.json()) {
      terminal.answer(json -> {
        json.writeStartObject();
        json.writeBooleanProperty("removed", removed != null);
        json.writeArrayPropertyStart("kinds");
        for (Found kind : found) {
          json.writeStartObject();
          json.writeStringProperty("kind", kind.kind().wireName());
          json.writeStringProperty("before", kind.before().toString());
          json.writeNumberProperty("old", kind.old());
          json.writeNumberProperty("kept", kind.kept());
          json.writeEndObject();
        }
        json.writeEndArray();
        if (removed != null) {
          json.writeNumberProperty("bytesBefore", removed.bytesBefore());
          json.writeNumberProperty("bytesAfter", removed.bytesAfter());
        }
        json.writeEndObject();
      });
      return;
    }
    for (Found kind : found) {
      terminal.answer(
          "%s: %,d before %s %s, %,d stay."
              .formatted(
                  kind.kind().wireName(),
                  kind.old(),
                  kind.before().truncatedTo(ChronoUnit.SECONDS),
                  removed == null ? "would go" : "are gone",
                  kind.kept()));
    }
    if (removed == null) {
      terminal.answer("Nothing was changed: say --yes to remove them.");
    } else {
      terminal.answer(
          "The tables took %,d bytes and take %,d now. Models know what they learned: train anew."
              .formatted(removed.bytesBefore(), removed.bytesAfter()));
    }
  }
}
