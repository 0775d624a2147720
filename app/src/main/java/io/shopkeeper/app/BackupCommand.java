package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.store.Manifest;
import io.shopkeeper.store.backup.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Everything the shop keeps, as one file.
@Command(
    name = "backup",
    description = {
      "Write everything the shop keeps to one file, while a server goes on.",
      "把店铺的全部数据备份成一个文件，服务不中断。",
      "",
      "Facts, models, and what people set. It holds customers' data and the hashes of API keys:",
      "only you can read it; keep it so. Every part is checked after it was written."
    })
final class BackupCommand implements Runnable {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to (default: shopkeeper-backup-TIME.zip in this folder).")
  private @Nullable Path out;

  @Override
  public void run() {
    Terminal terminal = shopkeeper.terminal();
    Instant now = InstantSource.system().instant();
    Path file =
        out == null ? Path.of("shopkeeper-backup-%s.zip".formatted(STAMP.format(now))) : out;
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      new OwnFile(file)
          .write(
              stream -> shop.api().download(Target.of("api", "v1", "backup").text(), stream),
              BackupCommand::verify);
    }
    Manifest manifest = manifest(file);
    long bytes = size(file);
    if (terminal.json()) {
      terminal.answer(json -> {
        json.writeStartObject();
        json.writeStringProperty("file", file.toString());
        json.writeStringProperty("shop", manifest.shop().value());
        json.writeNumberProperty("events", manifest.events());
        json.writeNumberProperty("parts", manifest.parts().size());
        json.writeNumberProperty("bytes", bytes);
        json.writeEndObject();
      });
    } else {
      terminal.answer(
          "%s: the shop '%s' with %,d events, %,d files, %,d bytes; every part was read back."
              .formatted(file, manifest.shop(), manifest.events(), manifest.parts().size(), bytes));
    }
  }

  private static void verify(Path file) {
    try (Archive archive = Archive.open(file)) {
      archive.verify();
    }
  }

  private static Manifest manifest(Path file) {
    try (Archive archive = Archive.open(file)) {
      return archive.manifest();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw CommandException.writing(file, e);
    }
  }
}
