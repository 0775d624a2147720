package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import picocli.CommandLine.Command;
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

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "10",
      description = "How many products (default: ${DEFAULT-VALUE}).")
  private int count;

  @Override
  public void run() {
    var target =
        Target.of("api", "v1", "products", product, "similar")
            .with("count", count)
            .with("titles", true);
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      RecommendationText.print(shop.api().get(target.text()), shopkeeper.terminal());
    }
  }
}
