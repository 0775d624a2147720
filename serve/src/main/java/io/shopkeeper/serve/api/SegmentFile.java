package io.shopkeeper.serve.api;

import io.shopkeeper.profile.segment.CustomerFigure;
import io.shopkeeper.profile.segment.Population;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Exports;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/// Customers with their figures, for other programs: CSV (RFC 4180), JSON Lines or Parquet.
///
/// @param exports makes Parquet
record SegmentFile(List<String> customers, Population population, Exports exports) {

  /// The file in the format that is asked for, CSV without.
  Answer answer(Request request, String name) {
    return switch (request.queried("format").orElse("csv")) {
      case "csv" -> Answer.download("text/csv; charset=utf-8", name + ".csv", this::csv);
      case "json" -> Answer.download("application/jsonl", name + ".jsonl", this::jsonLines);
      case "parquet" -> parquet(name + ".parquet");
      default ->
          throw Problem.badRequest(
                  "format is '%s'".formatted(request.queried("format").orElse("")),
                  "Give csv, json for a line for each customer, or parquet.")
              .asException();
    };
  }

  private void csv(OutputStream out) throws IOException {
    line(
        out,
        Arrays.stream(CustomerFigure.values())
            .map(SegmentFile::column)
            .collect(Collectors.joining(",")));
    rows(out, SegmentFile::rounded);
  }

  private Answer parquet(String name) {
    Exports.Export export =
        exports.parquet(
            Arrays.stream(CustomerFigure.values())
                .map(figure -> new Exports.TableColumn(column(figure), figure.isNumber()))
                .toList(),
            out -> rows(out, number -> Double.isNaN(number) ? "" : Double.toString(number)));
    return Answer.download(
        "application/vnd.apache.parquet",
        name,
        out -> {
          try (export) {
            export.writeTo(out);
          }
        });
  }

  private static String column(CustomerFigure figure) {
    return figure == CustomerFigure.ID ? "customer" : figure.wireName();
  }

  private void rows(OutputStream out, DoubleFunction<String> number) throws IOException {
    for (String customer : customers) {
      line(
          out,
          Arrays.stream(CustomerFigure.values())
              .map(figure ->
                  figure.isNumber()
                      ? number.apply(population.number(figure, customer))
                      : text(figure, customer))
              .collect(Collectors.joining(",")));
    }
  }

  private void jsonLines(OutputStream out) throws IOException {
    for (String customer : customers) {
      line(out, Json.text(json -> SegmentJson.customer(json, customer, population)));
    }
  }

  private static String rounded(double number) {
    return Double.isNaN(number)
        ? ""
        : number == Math.rint(number)
            ? Long.toString((long) number)
            : String.format(Locale.ROOT, "%.4f", number);
  }

  private String text(CustomerFigure figure, String customer) {
    String text =
        figure == CustomerFigure.ID
            ? customer
            : figure == CustomerFigure.STAGE
                ? population.text(figure, customer).toLowerCase(Locale.ROOT)
                : population.text(figure, customer);
    return text.chars().noneMatch(c -> "\",\r\n".indexOf(c) >= 0)
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static void line(OutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
