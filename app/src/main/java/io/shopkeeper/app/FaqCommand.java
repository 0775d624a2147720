package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonTree;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// The shop's questions and answers.
@Command(
    name = "faq",
    synopsisSubcommandLabel = "(proposals | add)",
    subcommands = {FaqCommand.Proposals.class, FaqCommand.Add.class},
    description = {
      "See what customers asked in vain, and answer it once for all.",
      "查看没能回答的问题，并给出店铺的答案。",
      "",
      "  faq proposals",
      "  faq add 'Do you wrap gifts?' 'Yes, for two euros.'"
    })
final class FaqCommand {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  /// `faq proposals`.
  @Command(name = "proposals", description = "Questions worth an answer, the most frequent first.")
  static final class Proposals implements Runnable {
    @ParentCommand private FaqCommand faq = new FaqCommand();

    @Option(names = "--count", defaultValue = "20", description = "How many, at most 100.")
    private int count;

    @Override
    public void run() {
      Target target = Target.of("api", "v1", "faq", "proposals").with("count", count);
      ShopAccess.print(faq.shopkeeper, shop -> shop.api().get(target.text()), this::inWords);
    }

    private void inWords(Map<String, Object> document) {
      Terminal terminal = faq.shopkeeper.terminal();
      List<Map<String, Object>> proposals = JsonTree.objects(document.get("proposals"));
      if (proposals.isEmpty()) {
        terminal.answer("Nothing was asked in vain.");
      }
      for (Map<String, Object> one : proposals) {
        terminal.answer("%s × %s".formatted(one.get("asked"), one.get("question")));
        if (one.get("others") instanceof List<?> others) {
          others.forEach(other -> terminal.answer("    also: " + other));
        }
        if (one.get("answer") != null) {
          terminal.answer("    a person wrote: " + one.get("answer"));
        }
      }
    }
  }

  /// `faq add`.
  @Command(name = "add", description = "Add a question with its answer.")
  static final class Add implements Runnable {
    @ParentCommand private FaqCommand faq = new FaqCommand();

    @Parameters(index = "0", paramLabel = "QUESTION", description = "As customers put it.")
    private String question = "";

    @Parameters(index = "1", paramLabel = "ANSWER", description = "As customers are to read it.")
    private String answer = "";

    @Override
    public void run() {
      String body =
          Json.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("question", question);
            json.writeStringProperty("answer", answer);
            json.writeEndObject();
          });
      ShopAccess.print(
          faq.shopkeeper,
          shop -> shop.api().post("/api/v1/faq", body),
          kept -> faq.shopkeeper.terminal().answer("%s is kept".formatted(kept.get("id"))));
    }
  }
}
