package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.List;

/// What a person who started a server is told: where it is, how to get in, what to try.
///
/// @param dataOption `--data-dir …` as it must be repeated; empty where it need not be
/// @param storefront whether anybody may walk through the shop
record Welcome(Terminal terminal, String dataOption, boolean storefront) {

  /// An example from the shop's own data.
  private record Example(String customer, String product) {}

  void say(Shop shop, Facts facts, ServingShop serving) {
    if (terminal.json()) {
      terminal.answer(json -> {
        json.writeStartObject();
        json.writeStringProperty("shop", shop.id().value());
        json.writeStringProperty("address", serving.address().toString());
        json.writeStringProperty("console", serving.loginLink().toString());
        if (storefront) {
          json.writeStringProperty("storefront", serving.address() + "/shop");
        }
        serving.firstKey().ifPresent(key -> json.writeStringProperty("adminKey", key));
        json.writeEndObject();
      });
    } else {
      terminal.answer("");
      terminal.answer("%s (%s) is open. Ctrl-C closes it.".formatted(shop.name(), shop.id()));
      terminal.answer("  console    " + serving.loginLink());
      terminal.answer("             logs one browser in, once, within ten minutes");
      if (storefront) {
        terminal.answer("  storefront %s/shop".formatted(serving.address()));
      }
      terminal.answer("  interface  %s/docs".formatted(serving.address()));
      serving
          .firstKey()
          .ifPresent(key -> {
            terminal.answer("  admin key  " + key);
            terminal.answer("             keep it: it is shown only this time");
          });
      examples(facts).forEach(example -> suggest(example, serving));
    }
    terminal.out().flush();
  }

  private void suggest(Example example, ServingShop serving) {
    terminal.answer("Try, in another terminal:");
    terminal.answer("  ./shopkeeper recommend '%s'%s".formatted(example.customer(), dataOption));
    terminal.answer("  ./shopkeeper similar '%s'%s".formatted(example.product(), dataOption));
    terminal.answer(
        "  curl -H 'Authorization: Bearer %s' '%s/api/v1/recommendations?customer=%s'"
            .formatted(serving.firstKey().orElse("sk_…"), serving.address(), example.customer()));
  }

  private static List<Example> examples(Facts facts) {
    return facts.list(
        Query.of(Welcome.class, "last-purchase.sql"), row -> new Example(row.text(0), row.text(1)));
  }
}
