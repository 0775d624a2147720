package io.shopkeeper.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Serves what is stored already.
@Command(
    name = "serve",
    description = {
      "Serve the console and the HTTP interface of the shop in --data-dir.",
      "启动已有店铺数据的服务。",
      "",
      "Prints a link that logs a browser in. Models are trained in the background when needed.",
      "Stops on Ctrl-C or 'kill', after the requests that are running."
    })
final class ServeCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description =
          "A folder whose files are read as they come; 'inbox' in the data directory if not given.")
  private @Nullable Path watched;

  @Override
  public void run() {
    var folder = ShopFolder.existing(shopkeeper.dataDirectory());
    try (Service service = Service.open(shopkeeper, folder, null)) {
      service.serve(watched);
    }
  }
}
