package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// What to show a customer.
@Command(
    name = "recommend",
    description = {
      "Tell what to show a customer, best first, and why.",
      "给某位顾客的推荐及理由。",
      "",
      "Each score is the sum of its reasons. A customer nobody knows gets what is popular."
    })
final class RecommendCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Parameters(paramLabel = "CUSTOMER", description = "The customer's id in the shop's data.")
  private String customer = "";

  @Mixin private ProductQuestion question = new ProductQuestion();

  @Override
  public void run() {
    question.ask(shopkeeper, Target.of("api", "v1", "recommendations").with("customer", customer));
  }
}
