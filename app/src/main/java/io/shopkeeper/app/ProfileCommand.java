package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.serve.http.JsonTree;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Who a customer is.
@Command(
    name = "profile",
    description = {
      "Tell who a customer is: what they did, bought, prefer, wrote and send back.",
      "某位顾客的画像：行为、购买、偏好、评价与退货。",
      "",
      "What little is known of is pulled to what the whole shop is like; what was never given,"
          + " such",
      "as an age, is not guessed. With --json also the questions whose answers are the rows behind."
    })
final class ProfileCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Parameters(
      paramLabel = "CUSTOMER",
      arity = "0..1",
      description = "The customer's id in the shop's data.")
  private @Nullable String customer;

  @Option(
      names = "--all",
      paramLabel = "FILE",
      description = {
        "Write everyone's figures, and the probability that they order again, into a file that is",
        "not there yet: JSON Lines if its name ends in .jsonl, Parquet in .parquet, else CSV."
      })
  private @Nullable Path all;

  @Override
  public void run() {
    if (customer != null && all == null) {
      show(customer);
    } else if (customer == null && all != null) {
      write(all);
    } else {
      throw new IllegalArgumentException("name a customer, or --all FILE for everyone");
    }
  }

  private void show(String one) {
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      String profile = shop.api().get(Target.of("api", "v1", "customers", one).text());
      if (shopkeeper.terminal().json()) {
        shopkeeper.terminal().out().println(profile);
        return;
      }
      ProfileText.print(profile, shopkeeper.terminal());
      VoiceText.lines(part(shop, one, "tastes"), part(shop, one, "reviews"))
          .forEach(shopkeeper.terminal()::answer);
    }
  }

  private static Map<String, Object> part(ShopAccess shop, String one, String name) {
    return JsonTree.object(shop.api().get(Target.of("api", "v1", "customers", one, name).text()));
  }

  private void write(Path file) {
    String name = file.toString();
    Target target =
        Target.of("api", "v1", "customers")
            .with(
                "format",
                name.endsWith(".jsonl") ? "json" : name.endsWith(".parquet") ? "parquet" : "csv");
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      new OwnFile(file).write(out -> shop.api().download(target.text(), out), _ -> {});
    }
    shopkeeper.terminal().answer("%s is written".formatted(file));
  }
}
