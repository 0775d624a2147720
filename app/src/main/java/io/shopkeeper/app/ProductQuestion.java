package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import picocli.CommandLine.Option;

/// What the commands have in common that ask for a list of products.
final class ProductQuestion {
  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "10",
      description = "How many products (default: ${DEFAULT-VALUE}).")
  private int count;

  /// Asks at `target` and prints the answer, best first, with the reasons.
  void ask(Shopkeeper shopkeeper, Target target) {
    Target whole = target.with("count", count).with("titles", true);
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      RecommendationText.print(shop.api().get(whole.text()), shopkeeper.terminal());
    }
  }

  /// Asks at `target` why a product is in that list and prints it.
  void explain(Shopkeeper shopkeeper, Target target) {
    Target whole = target.with("count", count).with("titles", true);
    ShopAccess.print(
        shopkeeper,
        shop -> shop.api().get(whole.text()),
        answer -> StandingText.print(answer, shopkeeper.terminal()));
  }
}
