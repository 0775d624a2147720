package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Who a customer is.
@Command(
    name = "profile",
    description = {
      "Tell who a customer is: what they did, bought, prefer and send back.",
      "某位顾客的画像：行为、购买、偏好与退货。",
      "",
      "What little is known of is pulled to what the whole shop is like; what was never given,"
          + " such",
      "as an age, is not guessed. With --json also the questions whose answers are the rows behind."
    })
final class ProfileCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Parameters(paramLabel = "CUSTOMER", description = "The customer's id in the shop's data.")
  private String customer = "";

  @Override
  public void run() {
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      String answer = shop.api().get(Target.of("api", "v1", "customers", customer).text());
      ProfileText.print(answer, shopkeeper.terminal());
    }
  }
}
