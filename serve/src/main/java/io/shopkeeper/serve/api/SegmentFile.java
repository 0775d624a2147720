package io.shopkeeper.serve.api;

import io.shopkeeper.profile.segment.CustomerFigure;
import io.shopkeeper.profile.segment.Population;
import io.shopkeeper.serve.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The customers of a segment with their figures, for other programs: CSV (RFC 4180) or JSON Lines.
record SegmentFile(List<String> customers, Population population) {

  void csv(OutputStream out) throws IOException {
    line(
        out,
        Arrays.stream(CustomerFigure.values())
            .map(figure -> figure == CustomerFigure.ID ? "customer" : figure.wireName())
            .collect(Collectors.joining(",")));
    for (String customer : customers) {
      line(
          out,
          Arrays.stream(CustomerFigure.values())
              .map(figure -> cell(figure, customer))
              .collect(Collectors.joining(",")));
    }
  }

  void jsonLines(OutputStream out) throws IOException {
    for (String customer : customers) {
      line(out, Json.text(json -> SegmentJson.customer(json, customer, population)));
    }
  }

  private String cell(CustomerFigure figure, String customer) {
    if (figure.isNumber()) {
      double number = population.number(figure, customer);
      return Double.isNaN(number)
          ? ""
          : number == Math.rint(number)
              ? Long.toString((long) number)
              : String.format(Locale.ROOT, "%.4f", number);
    }
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
