package io.shopkeeper.app;

import io.shopkeeper.app.remote.ServerLock;
import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.store.duckdb.Erasure;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// A customer who wants to be deleted.
@Command(
    name = "erase",
    description = {
      "Delete a customer who asks for it.",
      "应顾客要求删除其数据。",
      "",
      "What they looked at, said and are goes, under every id that was merged with this one;"
          + " orders",
      "and reviews stay without the person. While a server runs, the bytes of what is gone stay in",
      "the file of tables until its next start. Backups and files of your own still know them."
    })
final class EraseCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Parameters(paramLabel = "CUSTOMER", description = "The id, as in the shop's own exports.")
  private String customer = "";

  @Option(names = "--yes", description = "Do it: it cannot be undone.")
  private boolean yes;

  @Override
  public void run() {
    if (!yes) {
      throw new CommandException(
          "nothing was deleted: say --yes if '%s' is to be deleted for good".formatted(customer));
    }
    Path folder = ShopFolder.existing(shopkeeper.dataDirectory());
    String wanted =
        Json.text(json -> {
          json.writeStartObject();
          json.writeStringProperty("customer", customer);
          json.writeEndObject();
        });
    ShopAccess.print(
        shopkeeper,
        shop -> shop.api().post(Target.of("api", "v1", "erasures").text(), wanted),
        erased ->
            shopkeeper
                .terminal()
                .answer(
                    "Gone: %s events and %s conversations. Without the person: %s orders and %s reviews. Models are to be trained anew."
                        .formatted(
                            erased.get("events"),
                            erased.get("conversations"),
                            erased.get("orders"),
                            erased.get("reviews"))));
    if (ServerLock.holder(folder).isEmpty()) {
      Erasure.finish(folder);
    }
  }
}
