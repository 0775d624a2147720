package io.shopkeeper.app;

import io.shopkeeper.serve.ports.JobRequest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Trains models.
@Command(
    name = "train",
    description = {
      "Train models from everything stored, and use them at once.",
      "用已有的全部数据训练模型。",
      "",
      "A server does this by itself when enough has happened."
    })
final class TrainCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Parameters(
      paramLabel = "WHAT",
      arity = "0..*",
      description = "'recommend'; all models if none is named.")
  private List<String> models = new ArrayList<>();

  @Override
  public void run() {
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      var results = shop.run(new JobRequest.Train(models));
      ResultText.print(results, shopkeeper.terminal());
    }
  }
}
