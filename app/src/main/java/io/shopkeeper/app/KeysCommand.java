package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.Json;
import io.shopkeeper.app.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// API keys.
@Command(
    name = "keys",
    synopsisSubcommandLabel = "(create | list | revoke)",
    description = {
      "Give out keys to the HTTP interface, and take them back.",
      "管理 HTTP 接口的密钥。",
      "",
      "Roles: admin (everything), analyst (reads), service (a shop's backend: events, catalogue,",
      "recommendations), collect (a shop's pages: sends events, reads nothing)."
    })
final class KeysCommand {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Command(description = "Create a key. It is shown this once; only its hash is stored.")
  void create(
      @Parameters(paramLabel = "NAME", description = "Whom it is for, as in 'web shop'.")
          String name,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              defaultValue = "service",
              description = "admin, analyst, service or collect (default: ${DEFAULT-VALUE}).")
          String role) {
    String body =
        Json.text(json -> {
          json.writeStartObject();
          json.writeStringProperty("name", name);
          json.writeStringProperty("role", role);
          json.writeEndObject();
        });
    show(
        shop -> shop.api().post(keys().text(), body),
        key -> shopkeeper.terminal().answer(String.valueOf(key.get("key"))));
  }

  @Command(description = "List the keys, without their secrets.")
  void list() {
    show(
        shop -> shop.api().get(keys().text()),
        answer -> {
          if (answer.get("keys") instanceof List<?> keys) {
            keys.forEach(this::line);
          }
        });
  }

  @Command(description = "Take a key back at once.")
  void revoke(@Parameters(paramLabel = "ID", description = "As 'keys list' shows.") String id) {
    show(
        shop -> shop.api().delete(Target.of("api", "v1", "keys", id).text()),
        _ -> shopkeeper.terminal().answer("revoked " + id));
  }

  private void line(Object key) {
    if (key instanceof Map<?, ?> fields) {
      shopkeeper
          .terminal()
          .answer(
              "%s  %-8s %s  %s"
                  .formatted(
                      fields.get("id"),
                      fields.get("role"),
                      fields.get("createdAt"),
                      fields.get("name")));
    }
  }

  private void show(Function<ShopAccess, String> question, Consumer<Map<String, Object>> words) {
    Terminal terminal = shopkeeper.terminal();
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      String answer = question.apply(shop);
      if (terminal.json()) {
        terminal.out().println(answer);
      } else {
        words.accept(Json.object(answer));
      }
    }
  }

  private static Target keys() {
    return Target.of("api", "v1", "keys");
  }
}
