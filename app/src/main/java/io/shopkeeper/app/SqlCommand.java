package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.ingest.CsvText;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// A question to the facts in SQL.
@Command(
    name = "sql",
    description = {
      "Ask the facts in SQL; nothing can be changed by it.",
      "用 SQL 查询数据（只读）。",
      "",
      "One SELECT over the views events, order_lines, refund_lines, products, product_attributes,",
      "customers, customer_attributes, reviews and faq; local_date(time) is the shop's day."
    })
final class SqlCommand implements Runnable {
  private static final int WIDEST = 40;

  @ParentCommand private Shopkeeper shopkeeper = new Shopkeeper();

  @Parameters(paramLabel = "SELECT", description = "As in 'select count(*) from events'.")
  private String sql = "";

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "1000",
      description = "The most rows, up to 10,000 (default: ${DEFAULT-VALUE}).")
  private int rows = 1_000;

  @Option(names = "--csv", description = "Answer as CSV.")
  private boolean csv;

  @Override
  public void run() {
    Terminal terminal = shopkeeper.terminal();
    String question =
        Json.text(json -> {
          json.writeStartObject();
          json.writeStringProperty("sql", sql);
          json.writeNumberProperty("rows", rows);
          json.writeEndObject();
        });
    try (ShopAccess shop = ShopAccess.open(shopkeeper)) {
      String answer = shop.api().post(Target.of("api", "v1", "sql").text(), question);
      if (terminal.json()) {
        terminal.out().println(answer);
      } else {
        print(JsonTree.object(answer), terminal);
      }
    }
  }

  private void print(Map<String, Object> answer, Terminal terminal) {
    var lines = new ArrayList<List<String>>();
    lines.add(
        list(answer.get("columns")).stream()
            .map(column -> String.valueOf(((Map<?, ?>) Objects.requireNonNull(column)).get("name")))
            .toList());
    for (Object row : list(answer.get("rows"))) {
      lines.add(list(row).stream().map(this::text).toList());
    }
    if (csv) {
      for (List<String> line : lines) {
        terminal.answer(String.join(",", line));
      }
    } else {
      table(lines, terminal);
    }
    if (Boolean.TRUE.equals(answer.get("cut"))) {
      terminal.say("There are more rows: ask with --rows, or 'export'.");
    }
  }

  private String text(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case String text when csv -> CsvText.cell(text);
      default -> cell.toString();
    };
  }

  private static void table(List<List<String>> lines, Terminal terminal) {
    List<Integer> widths =
        IntStream.range(0, lines.getFirst().size())
            .map(column -> lines.stream().mapToInt(line -> cell(line, column).length()).max().orElse(0))
            .boxed()
            .toList();
    for (List<String> line : lines) {
      var text = new StringBuilder();
      for (int column = 0; column < widths.size(); column++) {
        String cell = cell(line, column);
        text.append(cell).append(" ".repeat(widths.get(column) - cell.length() + 2));
      }
      terminal.answer(text.toString().stripTrailing());
    }
  }

  /// On one line, and not wider than a screen bears.
  private static String cell(List<String> line, int column) {
    String plain = line.get(column).replaceAll("\\p{Cntrl}+", " ");
    return plain.length() <= WIDEST ? plain : plain.substring(0, WIDEST - 1) + "…";
  }

  @SuppressWarnings("unchecked")
  private static List<@Nullable Object> list(@Nullable Object value) {
    return value instanceof List<?> list ? (List<@Nullable Object>) list : List.of();
  }
}
