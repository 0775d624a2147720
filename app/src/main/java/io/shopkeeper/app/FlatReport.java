package io.shopkeeper.app;

import io.shopkeeper.app.BarChart.Bar;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.recommend.evaluation.EvaluationResult;
import io.shopkeeper.recommend.evaluation.UserItems;
import io.shopkeeper.recommend.ranking.ProductTraits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What was read, understood, recommended and measured of a flat table, as one page with pictures.
record FlatReport(FlatTable table, EvaluationResult result) {
  private static final List<String> TOLD =
      List.of("accuracy", "precision", "recall", "f1", "ndcg@10", "hit-rate@10");
  private static final int EXAMPLES = 3;
  private static final int LISTED = 5;

  /// @throws RecommendException if the file cannot be written
  void write(Path file) {
    try {
      Files.writeString(file, html());
    } catch (IOException e) {
      throw new CommandException("cannot write the report to '%s': %s".formatted(file, e));
    }
  }

  String html() {
    var page = new StringBuilder();
    page.append(
        "<!DOCTYPE html><html lang='en'><meta charset='utf-8'><title>Recommendation report</title>"
            + "<style>body{font-family:sans-serif;max-width:60em;margin:2em auto}"
            + "td,th{padding:.2em .8em;text-align:left}</style><h1>Recommendation report</h1>");
    int rows = table.sequences().stream().mapToInt(user -> user.items().size()).sum();
    page.append(
        "<h2>What was read</h2><p>%,d customers took %,d items, %,d times. Attributes of items: %s. Of customers: %s.</p>"
            .formatted(
                table.sequences().size(),
                table.traits().size(),
                rows,
                names(table.itemColumns()),
                names(table.customerColumns())));
    if (!table.sentiment().isEmpty()) {
      List<Bar> bars = new ArrayList<>();
      table
          .sentiment()
          .forEach((stars, of) ->
              bars.add(
                  new Bar(
                      "%d stars (%,d reviews)".formatted(stars, (int) of[1]),
                      of[0],
                      of[0],
                      of[0])));
      page.append("<h2>What reviews say</h2>")
          .append(new BarChart("Mean sentiment of the texts", bars).svg());
    }
    page.append(
        "<h2>What was recommended</h2><p>%s: %s</p>"
            .formatted(
                BarChart.escaped(result.model()), BarChart.escaped(result.candidate().toString())));
    page.append(chart("Held-out interactions", TOLD));
    List<String> parts =
        result.metrics().metrics().keySet().stream()
            .filter(
                name -> name.startsWith("ndcg@10 without ") || name.equals("ndcg@10 candidates"))
            .toList();
    List<String> compared = new ArrayList<>(List.of("ndcg@10"));
    compared.addAll(parts);
    page.append(
        chart("nDCG@10 of the whole, of candidates as found, and without a part", compared));
    page.append("<h2>All figures</h2><table><tr><th>figure<th>estimate<th>95 % interval");
    result
        .metrics()
        .metrics()
        .forEach((name, of) ->
            page.append(
                String.format(
                    Locale.ROOT,
                    "<tr><td>%s<td>%.4f<td>%.4f to %.4f",
                    BarChart.escaped(name),
                    of.estimate(),
                    of.low(),
                    of.high())));
    page.append("</table><h2>Examples</h2>");
    result.lists().stream().limit(EXAMPLES).forEach(list -> page.append(example(list)));
    return page.append("</html>\n").toString();
  }

  private String chart(String title, List<String> names) {
    Map<String, Interval> metrics = result.metrics().metrics();
    return new BarChart(
            title,
            names.stream()
                .filter(metrics::containsKey)
                .map(name -> {
                  Interval of = metrics.getOrDefault(name, Interval.exact(0));
                  return new Bar(name, of.low(), of.estimate(), of.high());
                })
                .toList())
        .svg();
  }

  private String example(UserItems list) {
    var told = new StringBuilder();
    told.append("<p>Customer %s:<ol>".formatted(BarChart.escaped(list.user())));
    list.items().stream()
        .limit(LISTED)
        .forEach(item ->
            told.append(
                "<li>%s (%s)"
                    .formatted(
                        BarChart.escaped(item),
                        BarChart.escaped(
                            String.join(
                                ", ",
                                table
                                    .traits()
                                    .getOrDefault(item, ProductTraits.UNKNOWN)
                                    .attributes()
                                    .stream()
                                    .limit(4)
                                    .toList())))));
    return told.append("</ol>").toString();
  }

  private static String names(List<String> columns) {
    return columns.isEmpty() ? "none" : BarChart.escaped(String.join(", ", columns));
  }
}
