package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.recommend.evaluation.ChosenRanking;
import io.shopkeeper.recommend.evaluation.FittedRanking;
import io.shopkeeper.recommend.evaluation.RankingData;
import io.shopkeeper.recommend.evaluation.RankingProtocol;
import io.shopkeeper.recommend.evaluation.UserItemsFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a protocol of recommendation is given on the command line.
final class RecommendOptions {
  @Option(names = "--train", paramLabel = "FILE", description = "What models learn from.")
  private @Nullable Path train;

  @Option(
      names = "--valid",
      paramLabel = "FILE",
      description = "What they are chosen on; a part of train if not given.")
  private @Nullable Path valid;

  @Option(names = "--test", paramLabel = "FILE", description = "What the best is judged by.")
  private @Nullable Path test;

  @Option(
      names = "--users",
      paramLabel = "FILE",
      description =
          "Who gets a list, each with the items to start from, or none to start from those in"
              + " train.")
  private @Nullable Path users;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Instead of train and test: the last item of each line is held out.")
  private @Nullable Path data;

  @Option(
      names = "--attributes",
      paramLabel = "FILE",
      description =
          "What is known of the items, {\"item\": [attribute, …], …}: sequence models learn from"
              + " it.")
  private @Nullable Path attributes;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto (default), blend, als, popularity, item-neighbours …")
  private String model = "";

  @Mixin private EvaluateCommand.Output output = new EvaluateCommand.Output();

  void evaluate(RankingProtocol protocol, Terminal terminal) {
    output
        .evaluation(terminal)
        .run((cost, workers, progress) -> {
          ChosenRanking chosen =
              protocol.choose(read(protocol), model, output.seed(), workers, progress);
          cost.chosen();
          FittedRanking fitted = chosen.train(workers, progress);
          return bootstrap -> fitted.evaluate(bootstrap).described();
        });
  }

  private RankingData read(RankingProtocol protocol) {
    if (attributes == null) {
      return read();
    }
    if (!protocol.equals(RankingProtocol.SEQUENCE)) {
      throw new CommandException(
          "no model of '%s' learns from --attributes".formatted(protocol.label()));
    }
    var known = new HashMap<String, List<String>>();
    AttributesFile.read(attributes).forEach((item, traits) -> known.put(item, traits.attributes()));
    return read().withAttributes(known);
  }

  private RankingData read() {
    if (data != null) {
      if (train != null || valid != null || test != null || users != null) {
        throw new CommandException("--data holds everything: give it without other files");
      }
      return RankingData.leaveLastOut(UserItemsFile.read(data));
    }
    if (train == null) {
      throw new CommandException("nothing to learn from: give --train FILE, or --data FILE");
    }
    return RankingData.read(train, valid, test, users);
  }
}
