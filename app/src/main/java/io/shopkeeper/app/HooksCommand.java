package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.ingest.HookPlatform;
import io.shopkeeper.serve.access.HookSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// The secrets of webhooks.
@Command(
    name = "hooks",
    synopsisSubcommandLabel = "(add | list | remove)",
    subcommands = {HooksCommand.Add.class, HooksCommand.Show.class, HooksCommand.Remove.class},
    description = {
      "Let Shopify and WooCommerce tell of orders and products as they happen.",
      "接收 Shopify 与 WooCommerce 推送的订单和商品。",
      "",
      "Have the platform send its webhooks to /hooks/shopify or /hooks/woocommerce of the",
      "server. The secret by which it signs them lies in the data directory, where only the",
      "user who runs this command may read it."
    })
final class HooksCommand {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  private HookSecrets secrets() {
    return new HookSecrets(ShopFolder.existing(shopkeeper.dataDirectory()).resolve("hooks"));
  }

  private void say(String line) {
    shopkeeper.terminal().answer(line);
  }

  private static HookPlatform platform(String name) {
    return HookPlatform.of(name)
        .orElseThrow(() ->
            new CommandException(
                "there is no platform '%s': name one of %s"
                    .formatted(
                        name,
                        Arrays.stream(HookPlatform.values())
                            .map(HookPlatform::wireName)
                            .collect(Collectors.joining(", ")))));
  }

  /// `hooks add`.
  @Command(
      name = "add",
      description =
          "Keep the secret of a platform's webhooks, read from standard input so that no list of"
              + " processes shows it.")
  static final class Add implements Runnable {
    @ParentCommand private HooksCommand hooks = new HooksCommand();

    @Parameters(paramLabel = "PLATFORM", description = "shopify or woocommerce.")
    private String name = "";

    @Override
    public void run() {
      HookPlatform platform = platform(name);
      HookSecrets secrets = hooks.secrets();
      try {
        secrets.put(platform, SecretInput.read("Secret: "));
      } catch (IllegalArgumentException e) {
        throw new CommandException(
            "%s: give the secret that the platform shows on standard input"
                .formatted(e.getMessage()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      hooks.say("webhooks of %s are taken at /hooks/%s".formatted(name, name));
    }
  }

  /// `hooks list`.
  @Command(name = "list", description = "List the platforms whose webhooks are taken.")
  static final class Show implements Runnable {
    @ParentCommand private HooksCommand hooks = new HooksCommand();

    @Override
    public void run() {
      HookSecrets secrets = hooks.secrets();
      for (HookPlatform platform : HookPlatform.values()) {
        if (secrets.has(platform)) {
          hooks.say(platform.wireName());
        }
      }
    }
  }

  /// `hooks remove`.
  @Command(name = "remove", description = "Take no more webhooks of a platform.")
  static final class Remove implements Runnable {
    @ParentCommand private HooksCommand hooks = new HooksCommand();

    @Parameters(paramLabel = "PLATFORM", description = "shopify or woocommerce.")
    private String name = "";

    @Override
    public void run() {
      try {
        boolean was = hooks.secrets().remove(platform(name));
        hooks.say((was ? "removed " : "there was none of ") + name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
