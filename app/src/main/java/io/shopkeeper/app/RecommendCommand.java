package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Option(names = "--buy-again", description = "Only what the customer usually buys again by now.")
  private boolean buyAgain;

  @Option(
      names = "--why",
      paramLabel = "PRODUCT",
      defaultValue = "",
      description = "Why this product is in the list, and what would change that.")
  private String why = "";

  @Mixin private ProductQuestion question = new ProductQuestion();

  @Override
  public void run() {
    if (!why.isEmpty()) {
      question.explain(
          shopkeeper,
          Target.of("api", "v1", "recommendations", "explain")
              .with("customer", customer)
              .with("product", why));
      return;
    }
    Target target =
        buyAgain
            ? Target.of("api", "v1", "recommendations", "buy-again")
            : Target.of("api", "v1", "recommendations");
    question.ask(shopkeeper, target.with("customer", customer));
  }
}
