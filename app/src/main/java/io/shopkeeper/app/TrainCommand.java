package io.shopkeeper.app;

import io.shopkeeper.serve.ports.JobRequest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Trains models.
@Command(
    name = "train",
    description = {
      "Train models from everything stored, and use them at once.",
      "用已有的全部数据训练模型。",
      "",
      "A server does this by itself when enough has happened, with the model named last. What was",
      "tried and how good it is, is printed and kept with the model: 'shopkeeper models list'."
    })
final class TrainCommand implements Runnable {
  private static final String AUTO = "auto";

  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Parameters(
      paramLabel = "WHAT",
      arity = "0..*",
      description = "'recommend', 'foresight', 'themes'; all models if none is named.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = AUTO,
      description =
          "popularity, item-neighbours, transitions, als, blend, sequence-blend, ranked (a learned"
              + " ranking of what the best of them finds), ranked-als and the like; auto (default):"
              + " the one that foretells this shop's orders best.")
  private String model = AUTO;

  @Override
  public void run() {
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      var results = shop.run(new JobRequest.Train(models, model.equals(AUTO) ? "" : model));
      ResultText.print(results, shopkeeper.terminal());
    }
  }
}
