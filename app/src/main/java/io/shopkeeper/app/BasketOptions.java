package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.recommend.evaluation.FittedBaskets;
import io.shopkeeper.recommend.evaluation.NextBasketData;
import io.shopkeeper.recommend.evaluation.NextBasketProtocol;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the next-basket protocol is given.
final class BasketOptions {
  @Option(
      names = "--train",
      paramLabel = "FILE",
      description = "The baskets up to now: what models learn and start from.")
  private @Nullable Path train;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "The same; without --test, everybody's newest basket is held out.")
  private @Nullable Path data;

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "The baskets that followed: only looked at to be scored.")
  private @Nullable Path test;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto (default), next-basket, personal-frequency")
  private String model = "";

  @Mixin private EvaluateCommand.Output output = new EvaluateCommand.Output();

  void evaluate(Terminal terminal) {
    output
        .evaluation(terminal)
        .run((_, workers, progress) -> {
          FittedBaskets fitted = new NextBasketProtocol(workers, progress).fit(read(), model);
          return bootstrap -> fitted.evaluate(bootstrap).described();
        });
  }

  private NextBasketData read() {
    if (data != null && train != null) {
      throw new CommandException("--data and --train are the same: give one of them");
    }
    if (data != null && test == null) {
      return NextBasketData.leaveLastOut(BasketFile.read(data));
    }
    Path past = data == null ? train : data;
    if (past == null) {
      throw new CommandException("nothing to learn from: give --train FILE, or --data FILE");
    }
    return new NextBasketData(
        BasketFile.read(past), test == null ? List.of() : BasketFile.read(test));
  }
}
