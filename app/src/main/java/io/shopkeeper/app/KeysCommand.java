package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.serve.http.Json;
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
    subcommands = {KeysCommand.Create.class, KeysCommand.Show.class, KeysCommand.Revoke.class},
    description = {
      "Give out keys to the HTTP interface, and take them back.",
      "管理 HTTP 接口的密钥。",
      "",
      "Roles: admin (everything), analyst (reads), agent (answers customers), service (a shop's",
      "backend: events, catalogue, recommendations), collect (sends events only, as a till; with",
      "--origin from the shop's pages)."
    })
final class KeysCommand {
  private static final Target KEYS = Target.of("api", "v1", "keys");

  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  private void print(Function<ShopAccess, String> question, Consumer<Map<String, Object>> words) {
    ShopAccess.print(shopkeeper, question, words);
  }

  /// `keys create`.
  @Command(
      name = "create",
      description = "Create a key. It is shown this once; only its hash is stored.")
  static final class Create implements Runnable {
    @ParentCommand private KeysCommand keys = new KeysCommand();

    @Parameters(paramLabel = "NAME", description = "Whom it is for, as in 'web shop'.")
    private String name = "";

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        defaultValue = "service",
        description = "admin, analyst, agent, service or collect (default: ${DEFAULT-VALUE}).")
    private String role = "";

    @Option(
        names = "--origin",
        paramLabel = "ADDRESS",
        description =
            "A site whose pages may send events with the key, as in https://shop.example; only for"
                + " the role collect. May be given several times.")
    private List<String> origins = List.of();

    @Override
    public void run() {
      String wanted =
          Json.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeStringProperty("role", role);
            if (!origins.isEmpty()) {
              json.writeArrayPropertyStart("origins");
              origins.forEach(json::writeString);
              json.writeEndArray();
            }
            json.writeEndObject();
          });
      keys.print(
          shop -> shop.api().post(KEYS.text(), wanted),
          key -> {
            Terminal terminal = keys.shopkeeper.terminal();
            terminal.answer(String.valueOf(key.get("key")));
            if (key.get("identitySecret") instanceof String secret) {
              terminal.answer("identity secret " + secret);
            }
          });
    }
  }

  /// `keys list`.
  @Command(name = "list", description = "List the keys, without their secrets.")
  static final class Show implements Runnable {
    @ParentCommand private KeysCommand keys = new KeysCommand();

    @Override
    public void run() {
      keys.print(
          shop -> shop.api().get(KEYS.text()),
          answer -> {
            if (answer.get("keys") instanceof List<?> all) {
              all.forEach(key -> line((Map<?, ?>) key));
            }
          });
    }

    private void line(Map<?, ?> key) {
      keys.shopkeeper
          .terminal()
          .answer(
              "%s  %-8s %s  %s%s"
                  .formatted(
                      key.get("id"),
                      key.get("role"),
                      key.get("createdAt"),
                      key.get("name"),
                      key.get("origins") instanceof List<?> origins ? "  " + origins : ""));
    }
  }

  /// `keys revoke`.
  @Command(name = "revoke", description = "Take a key back at once.")
  static final class Revoke implements Runnable {
    @ParentCommand private KeysCommand keys = new KeysCommand();

    @Parameters(paramLabel = "ID", description = "As 'keys list' shows.")
    private String id = "";

    @Override
    public void run() {
      keys.print(
          shop -> shop.api().delete(Target.of("api", "v1", "keys", id).text()),
          _ -> keys.shopkeeper.terminal().answer("revoked " + id));
    }
  }
}
