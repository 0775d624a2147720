package io.shopkeeper.app;

import java.util.List;
import java.util.Locale;

/// Bars with their intervals, as an SVG picture.
///
/// @param bars from the top; values at least 0
record BarChart(String title, List<Bar> bars) {
  private static final int LABEL = 190;
  private static final int WIDTH = 420;
  private static final int ROW = 26;

  record Bar(String label, double low, double value, double high) {}

  String svg() {
    double most = bars.stream().mapToDouble(Bar::high).max().orElse(1);
    double scale = most > 0 ? WIDTH / most : 0;
    var svg = new StringBuilder();
    svg.append(
        "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' role='img'"
                .formatted(LABEL + WIDTH + 90, ROW * bars.size() + 34)
            + " font-family='sans-serif' font-size='12'><title>%s</title>"
                .formatted(escaped(title)));
    svg.append("<text x='0' y='16' font-weight='bold'>%s</text>".formatted(escaped(title)));
    for (int b = 0; b < bars.size(); b++) {
      Bar bar = bars.get(b);
      int y = 28 + b * ROW;
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x='%d' y='%d' text-anchor='end'>%s</text>"
                  + "<rect x='%d' y='%d' width='%.1f' height='16' fill='#4c78a8'/>"
                  + "<path d='M%.1f %dH%.1f' stroke='#222' stroke-width='1.5'/>"
                  + "<text x='%.1f' y='%d'>%.4f</text>",
              LABEL - 8,
              y + 13,
              escaped(bar.label),
              LABEL,
              y,
              scale * Math.max(0, bar.value),
              LABEL + scale * Math.max(0, bar.low),
              y + 8,
              LABEL + scale * Math.max(0, bar.high),
              LABEL + scale * Math.max(0, bar.high) + 6,
              y + 13,
              bar.value));
    }
    return svg.append("</svg>\n").toString();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
