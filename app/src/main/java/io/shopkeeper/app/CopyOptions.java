package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.content.evaluation.CopyProtocol;
import io.shopkeeper.content.evaluation.CopyRecord;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.ProtocolResult;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

  @Mixin private EvaluateCommand.Output output = new EvaluateCommand.Output();

  void evaluate(Terminal terminal) {
    output
        .evaluation(terminal)
        .run((_, workers, progress) -> fit(new CopyProtocol(workers, progress)));
  }

  private Function<Bootstrap, ProtocolResult> fit(CopyProtocol protocol) {
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
