package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.store.Exports;
import io.shopkeeper.store.ShopView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// The facts as files for other programs.
@Command(
    name = "export",
    description = {
      "Write the facts to files for other programs, one a kind.",
      "把数据导出为文件，每类一个。",
      "",
      "CSV is for spreadsheets too: a text they would run as a formula has a ' before it. Parquet",
      "holds every value as it is stored."
    })
final class ExportCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      completionCandidates = Kinds.class,
      description = "One of ${COMPLETION-CANDIDATES}; as often as needed, all if not given.")
  private List<String> kinds = new ArrayList<>();

  /// The kinds there are, for the help.
  private static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(ShopView.values()).map(ShopView::wireName).iterator();
    }
  }

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "csv",
      description = "csv or parquet (default: ${DEFAULT-VALUE}).")
  private String format = "csv";

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "The first day, as in 2026-01-31; of the shop, for kinds that have a time.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "The last day.")
  private @Nullable LocalDate to;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The folder to write to (default: this one).")
  private Path out = Path.of(".");

  @Override
  public void run() {
    Terminal terminal = shopkeeper.terminal();
    Exports.Format wanted =
        Exports.Format.of(format)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "--format is '%s': name csv or parquet".formatted(format)));
    List<ShopView> views = kinds.isEmpty() ? List.of(ShopView.values()) : views();
    var written = new ArrayList<Path>();
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      Files.createDirectories(out);
      for (ShopView view : views) {
        Path file = out.resolve(view.wireName() + "." + wanted.wireName());
        String target = target(view, wanted).text();
        new OwnFile(file).write(stream -> shop.api().download(target, stream), _ -> {});
        written.add(file);
        if (!terminal.json()) {
          terminal.answer(file.toString());
        }
      }
    } catch (IOException e) {
      throw CommandException.writing(out, e);
    }
    if (terminal.json()) {
      terminal.answer(json -> {
        json.writeStartObject();
        json.writeArrayPropertyStart("files");
        written.forEach(file -> json.writeString(file.toString()));
        json.writeEndArray();
        json.writeEndObject();
      });
    }
  }

  private List<ShopView> views() {
    return kinds.stream()
        .map(kind ->
            ShopView.of(kind)
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "there is no kind '%s': name one of %s".formatted(kind, ShopView.names()))))
        .toList();
  }

  /// Where all kinds are written, those without a time are written whole.
  private Target target(ShopView view, Exports.Format wanted) {
    Target target =
        Target.of("api", "v1", "export", view.wireName()).with("format", wanted.wireName());
    boolean timed = view.time().isPresent() || !kinds.isEmpty();
    target = from == null || !timed ? target : target.with("from", from);
    return to == null || !timed ? target : target.with("to", to);
  }
}
