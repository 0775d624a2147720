package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.language.evaluation.TextFiles;
import io.shopkeeper.language.evaluation.TextProtocol;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a text protocol is given on the command line.
final class TextOptions {
  @Option(names = "--train", paramLabel = "FILE", description = "What models learn from.")
  private @Nullable Path train;

  @Option(
      names = "--valid",
      paramLabel = "FILE",
      description = "More of the same: settings are chosen on folds of both.")
  private @Nullable Path valid;

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "What the model is judged by; may lack labels.")
  private @Nullable Path test;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Instead of train and test: every record is held out once.")
  private @Nullable Path data;

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Parts --data is cut into (default: ${DEFAULT-VALUE}).")
  private int folds;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto (default), or one of those the protocol names.")
  private String model = "";

  @Mixin private EvaluateCommand.Output output = new EvaluateCommand.Output();

  void evaluate(TextProtocol protocol, Terminal terminal) {
    var files = new TextFiles(train, valid, test, data, folds);
    output.evaluation(terminal).withEncoders(with -> protocol.run(files, model, with));
  }
}
