package io.shopkeeper.app;

import io.shopkeeper.app.Evaluation.Judged;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.content.evaluation.CopyProtocol;
import io.shopkeeper.content.evaluation.CopyRecord;
import io.shopkeeper.content.evaluation.CopyResult;
import io.shopkeeper.evaluation.Bootstrap;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the protocol for written copy is given on the command line.
final class CopyOptions {
  @Option(names = "--train", paramLabel = "FILE", description = "What phrases are learned from.")
  private @Nullable Path train;

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "What texts are written for; may lack people's own.")
  private @Nullable Path test;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Instead of train and test: about every tenth record is held out.")
  private @Nullable Path data;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto (default) or composed.")
  private String model = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the intervals (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the texts there, one a line.")
  private @Nullable Path out;

  void evaluate(Terminal terminal) {
    new Evaluation(seed, out, terminal)
        .run(
            (_, workers, progress) -> fit(new CopyProtocol(workers, progress)).andThen(Judged::of));
  }

  private Function<Bootstrap, CopyResult> fit(CopyProtocol protocol) {
    if (data != null) {
      if (train != null || test != null) {
        throw new CommandException("--data holds everything: give it without other files");
      }
      return protocol.fit(CopyFile.read(data), model);
    }
    if (train == null || test == null) {
      throw new CommandException("give --train FILE with --test FILE, or --data FILE");
    }
    List<CopyRecord> learned = CopyFile.read(train);
    return protocol.fit(learned, CopyFile.read(test), model);
  }
}
