package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonTree;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// A customer's question.
@Command(
    name = "ask",
    description = {
      "Answer a customer's question from the shop's records, with the sources.",
      "回答顾客的问题，并注明依据。",
      "",
      "  shopkeeper ask \"How much is P0012?\"",
      "  shopkeeper ask \"我最近的订单有哪些？\" --customer C00001"
    })
final class AskCommand implements Runnable {
  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Parameters(paramLabel = "QUESTION", description = "In the customer's words, Chinese or English.")
  private String question = "";

  @Option(
      names = "--customer",
      paramLabel = "ID",
      description = "Who asks: orders are told to the customer whose they are only.")
  private @Nullable String customer;

  @Option(
      names = "--conversation",
      paramLabel = "ID",
      description = "Go on with a conversation; its id is printed with each answer.")
  private @Nullable String conversation;

  @Override
  public void run() {
    String body =
        Json.text(json -> {
          json.writeStartObject();
          json.writeStringProperty("question", question);
          if (customer != null) {
            json.writeStringProperty("customer", customer);
          }
          if (conversation != null) {
            json.writeStringProperty("conversation", conversation);
          }
          json.writeEndObject();
        });
    ShopAccess.print(shopkeeper, shop -> shop.api().post("/api/v1/ask", body), this::inWords);
  }

  private void inWords(Map<String, Object> document) {
    Terminal terminal = shopkeeper.terminal();
    for (Map<String, Object> statement : JsonTree.objects(document.get("statements"))) {
      terminal.answer(String.valueOf(statement.get("text")));
      for (Map<String, Object> source : JsonTree.objects(statement.get("sources"))) {
        terminal.answer(
            "    %s %s, %s: %s"
                .formatted(
                    source.get("kind"),
                    source.get("id"),
                    source.get("field"),
                    source.get("value")));
      }
    }
    terminal.answer(
        "(%s; conversation %s)".formatted(document.get("outcome"), document.get("conversation")));
  }
}
