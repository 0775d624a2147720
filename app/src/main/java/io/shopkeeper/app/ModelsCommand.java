package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.serve.http.JsonTree;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// The models of a shop.
@Command(
    name = "models",
    synopsisSubcommandLabel = "(list | promote)",
    subcommands = ModelsCommand.Promote.class,
    description = {"Tell which models are kept, and choose one to serve.", "查看已保存的模型，并选用其中之一。"})
final class ModelsCommand {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Command(
      description = "List the models, newest first, with what they were trained on; * answers now.")
  void list() {
    Terminal terminal = shopkeeper.terminal();
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      String answer = shop.api().get(Target.of("api", "v1", "models").text());
      if (terminal.json()) {
        terminal.out().println(answer);
      } else if (JsonTree.object(answer).get("models") instanceof List<?> models) {
        models.forEach(model -> print((Map<?, ?>) model, terminal));
      }
    }
  }

  /// `models promote`.
  @Command(
      name = "promote",
      description = {
        "Let a version serve, also after a restart, until the next 'shopkeeper train'.",
        "A server does not train by itself while a promoted version serves."
      })
  static final class Promote implements Runnable {
    @ParentCommand private ModelsCommand models = new ModelsCommand();

    @Parameters(paramLabel = "VERSION", description = "As 'models list' shows it.")
    private String version = "";

    @Override
    public void run() {
      Terminal terminal = models.shopkeeper.terminal();
      try (ShopAccess shop = ShopAccess.open(models.shopkeeper)) {
        String target = Target.of("api", "v1", "models", version, "promote").text();
        String answer = shop.api().post(target, "{}");
        if (terminal.json()) {
          terminal.out().println(answer);
        } else {
          terminal.answer("%s serves now.".formatted(version));
        }
      }
    }
  }

  private static void print(Map<?, ?> model, Terminal terminal) {
    terminal.answer(
        "%s %-20s trained %s, %s bytes  %s"
            .formatted(
                Boolean.TRUE.equals(model.get("serving")) ? "*" : " ",
                model.get("version"),
                model.get("trainedAt"),
                model.get("bytes"),
                model.get("measures")));
  }
}
