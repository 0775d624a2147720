package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.serve.http.JsonTree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// What products answer some words.
@Command(
    name = "search",
    description = {
      "Find products by words and meaning, best first, and why.",
      "按字词与语义查找商品，并给出理由。",
      "",
      "A price in the words is a limit: 'shirt under $50', '连衣裙 300以内'."
    })
final class SearchCommand implements Runnable {
  private static final int REASONS = 4;

  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Parameters(paramLabel = "WORDS", arity = "1..*", description = "What to look for.")
  private List<String> words = List.of();

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "10",
      description = "How many products (default: ${DEFAULT-VALUE}).")
  private int count;

  @Override
  public void run() {
    Target target =
        Target.of("api", "v1", "search")
            .with("q", String.join(" ", words))
            .with("count", count)
            .with("explain", true);
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      print(shop.api().get(target.text()), shopkeeper.terminal());
    }
  }

  private static void print(String answer, Terminal terminal) {
    if (terminal.json()) {
      terminal.out().println(answer);
      return;
    }
    Map<String, Object> document = JsonTree.object(answer);
    if (document.get("corrected") != null) {
      terminal.answer("Corrected to: " + document.get("corrected"));
    }
    texts(document.get("rescues")).forEach(rescue -> terminal.answer(said(rescue)));
    List<Map<String, Object>> items = JsonTree.objects(document.get("items"));
    if (items.isEmpty()) {
      terminal.answer("Nothing answers this.");
    }
    int rank = 0;
    for (Map<String, Object> item : items) {
      terminal.answer(
          "%3d. %-12s %s   %s%s"
              .formatted(
                  ++rank,
                  item.get("product"),
                  item.get("title"),
                  item.get("price") == null ? "" : item.get("price") + " " + item.get("currency"),
                  Boolean.TRUE.equals(item.get("inStock")) ? "" : " (out of stock)"));
      JsonTree.objects(item.get("reasons")).stream()
          .limit(REASONS)
          .forEach(reason ->
              terminal.answer(
                  "       %+.3f  %s".formatted(number(reason.get("contribution")), why(reason))));
    }
  }

  private static String why(Map<String, Object> reason) {
    return switch (String.valueOf(reason.get("type"))) {
      case "has_word" -> "'%s' in the %s".formatted(reason.get("word"), reason.get("field"));
      case "means_alike" ->
          "means something alike (cosine %.2f)".formatted(number(reason.get("cosine")));
      case String other ->
          "%s %.2f".formatted(other.replace('_', ' '), number(reason.get("value")));
    };
  }

  private static String said(String rescue) {
    return switch (rescue) {
      case "spelling" -> "Some words are in no product; likely ones were looked for instead.";
      case "some_words" -> "No product has all the words; these have most of them.";
      case "meaning" -> "No product has any of the words; these mean something alike.";
      case "other_prices" -> "Nothing is within that price; these are at other prices.";
      default -> rescue;
    };
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
