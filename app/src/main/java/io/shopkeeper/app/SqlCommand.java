package io.shopkeeper.app;

import io.shopkeeper.app.remote.Target;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.ingest.CsvText;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

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
        print(answer, terminal);
      }
    }
  }

  private void print(String answer, Terminal terminal) {
    Map<String, Object> about = JsonTree.object(answer);
    var lines = new ArrayList<List<String>>();
    if (about.get("columns") instanceof List<?> columns) {
      lines.add(
          columns.stream()
              .map(column -> text(String.valueOf(((Map<?, ?>) column).get("name")), true))
              .toList());
    }
    lines.addAll(rows(answer));
    if (csv) {
      for (List<String> line : lines) {
        terminal.answer(String.join(",", line));
      }
    } else {
      table(lines, terminal);
    }
    if (Boolean.TRUE.equals(about.get("cut"))) {
      terminal.say("There are more rows: ask with --rows, or 'export'.");
    }
  }

  /// The cells as texts: numbers with all their digits, null as nothing.
  private List<List<String>> rows(String answer) {
    var rows = new ArrayList<List<String>>();
    try (JsonParser parser = Json.parser(answer.getBytes(StandardCharsets.UTF_8))) {
      parser.nextToken(); // the object itself
      while (parser.nextToken() == JsonToken.PROPERTY_NAME
          && !parser.currentName().equals("rows")) {
        parser.nextToken();
        parser.skipChildren();
      }
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        var row = new ArrayList<String>();
        for (JsonToken cell = parser.nextToken();
            cell != JsonToken.END_ARRAY;
            cell = parser.nextToken()) {
          row.add(
              cell == JsonToken.VALUE_NULL
                  ? ""
                  : text(parser.getString(), cell == JsonToken.VALUE_STRING));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private String text(String cell, boolean quoted) {
    return csv && quoted ? CsvText.cell(cell) : cell;
  }

  private static void table(List<List<String>> lines, Terminal terminal) {
    List<Integer> widths =
        IntStream.range(0, lines.getFirst().size())
            .map(column ->
                lines.stream().mapToInt(line -> cell(line, column).length()).max().orElse(0))
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
}
