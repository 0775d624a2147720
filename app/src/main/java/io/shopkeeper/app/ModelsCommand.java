package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.serve.http.JsonTree;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// The models of a shop.
@Command(
    name = "models",
    synopsisSubcommandLabel = "(list)",
    description = {"Tell which models are kept.", "查看已保存的模型。"})
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
