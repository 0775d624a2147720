package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// What goes with a product.
@Command(
    name = "similar",
    description = {"Tell which products go with a product, best first, and why.", "与某件商品相配的商品及理由。"})
final class SimilarCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Parameters(paramLabel = "PRODUCT", description = "The product's id in the shop's data.")
  private String product = "";

  @Option(names = "--bought-together", description = "What is in the same orders instead.")
  private boolean boughtTogether;

  @Mixin private ProductQuestion question = new ProductQuestion();

  @Override
  public void run() {
    String relation = boughtTogether ? "bought-together" : "similar";
    question.ask(shopkeeper, Target.of("api", "v1", "products", product, relation));
  }
}
