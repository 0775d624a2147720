package io.shopkeeper.bench;

import io.shopkeeper.bench.planting.PlantedTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes texts with planted errors.
@Command(name = "plant", description = "Texts with errors planted in them, for 'evaluate checks'.")
final class PlantCommand implements Callable<Integer> {
  @Option(names = "--shared", required = true, description = "The folder of the public sets.")
  private Path shared = Path.of("");

  @Option(names = "--out", required = true, description = "Gets facts.jsonl, texts.jsonl.")
  private Path out = Path.of("");

  @Option(names = "--half", defaultValue = "development", description = "Or final.")
  private PlantedTexts.Half half = PlantedTexts.Half.DEVELOPMENT;

  @Option(names = "--tell", description = "Only print so many products' own sentences.")
  private int tell;

  @Override
  public Integer call() throws IOException {
    var texts = new PlantedTexts(half);
    if (tell > 0) {
      texts.tell(shared, tell);
    } else {
      texts.write(shared, out);
    }
    return 0;
  }
}
