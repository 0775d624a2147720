package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import java.time.InstantSource;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// The large language model.
@Command(
    name = "llm",
    synopsisSubcommandLabel = "check",
    description = {
      "Try the large language model that the environment names.",
      "检查环境变量所配置的大语言模型。",
      "",
      "None is needed, and none is used unless you set these:",
      "  SHOPKEEPER_LLM_URL    an OpenAI-compatible server, as http://localhost:11434/v1",
      "  SHOPKEEPER_LLM_MODEL  which of its models",
      "  SHOPKEEPER_LLM_KEY    if it wants a key; never shown or stored",
      "  SHOPKEEPER_LLM_TOKENS_PER_DAY   at most, 1000000 unless set; of one process",
      "E-mail addresses, telephone, identity card and bank card numbers and postal",
      "addresses are taken out of what is sent, and put back in the answer."
    })
final class LlmCommand {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Command(
      description = {
        "Ask it something: how long until the first words, how many tokens, and whether it can",
        "fill in forms and call tools. Status 0 also if no model is configured."
      })
  void check() {
    Terminal terminal = shopkeeper.terminal();
    try (var model =
        LanguageModel.of(System.getenv(), ZoneId.systemDefault(), InstantSource.system())) {
      new LlmCheck(model.generator(), InstantSource.system(), terminal).run();
    }
  }
}
