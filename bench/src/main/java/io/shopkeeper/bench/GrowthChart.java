package io.shopkeeper.bench;

import java.util.List;
import java.util.Locale;

/// Draws how processor seconds grow, a panel for each thing that grows, both axes by powers of ten.
///
/// @param times how many times the smallest size, ascending
record GrowthChart(int[] times, List<Curve> curves) {

  private static final int PANEL = 200;
  private static final int MARGIN = 44;
  private static final int TITLE = 24;
  private static final int LEAST = -3;
  private static final int MOST = 3;
  private static final List<String> COLOURS =
      List.of("#7f7f7f", "#1f77b4", "#2ca02c", "#d62728", "#9467bd", "#ff7f0e");

  /// @param panel what grows
  /// @param name of the model
  /// @param seconds at each of the times
  record Curve(String panel, String name, List<Double> seconds) {}

  String svg() {
    List<String> panels = curves.stream().map(Curve::panel).distinct().toList();
    List<String> names = curves.stream().map(Curve::name).distinct().toList();
    int width = panels.size() * (PANEL + MARGIN) + MARGIN;
    int height = TITLE + PANEL + 2 * MARGIN;
    var svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif'"
            + " font-size='11'>",
        width,
        height);
    add(svg, "<rect width='100%%' height='100%%' fill='white'/>");
    for (int p = 0; p < panels.size(); p++) {
      panel(svg, panels.get(p), names, MARGIN + p * (PANEL + MARGIN));
    }
    for (int n = 0; n < names.size(); n++) {
      int x = MARGIN + n * (PANEL / 2 + MARGIN / 2);
      add(
          svg,
          "<text x='%d' y='%d' fill='%s'>■ %s</text>",
          x,
          height - 10,
          COLOURS.get(n),
          names.get(n));
    }
    return svg.append("</svg>\n").toString();
  }

  private void panel(StringBuilder svg, String panel, List<String> names, int left) {
    add(svg, "<text x='%d' y='16' font-weight='bold'>%s: CPU-s to fit</text>", left, panel);
    for (int power = LEAST; power <= MOST; power++) {
      double y = y(Math.pow(10, power));
      add(
          svg,
          "<path d='M%d %.1fh%d' stroke='#ddd'/><text x='%d' y='%.1f' text-anchor='end'>%s</text>",
          left,
          y,
          PANEL,
          left - 4,
          y + 4,
          power < 0 ? "." + "0".repeat(-power - 1) + "1" : "1" + "0".repeat(power));
    }
    for (int t = 0; t < times.length; t++) {
      add(
          svg,
          "<text x='%.1f' y='%d' text-anchor='middle'>%d×</text>",
          x(left, t),
          TITLE + PANEL + 16,
          times[t]);
    }
    for (Curve curve : curves) {
      if (curve.panel().equals(panel)) {
        var points = new StringBuilder();
        for (int t = 0; t < times.length; t++) {
          add(points, "%.1f,%.1f ", x(left, t), y(curve.seconds().get(t)));
        }
        add(
            svg,
            "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>",
            points.toString().replace("\n", ""),
            COLOURS.get(names.indexOf(curve.name())));
      }
    }
  }

  private double x(int left, int t) {
    double whole = Math.log10((double) times[times.length - 1] / times[0]);
    return left + PANEL * Math.log10((double) times[t] / times[0]) / whole;
  }

  private static double y(double seconds) {
    double power = Math.clamp(Math.log10(Math.max(seconds, 1e-9)), LEAST, MOST);
    return TITLE + PANEL * (MOST - power) / (MOST - LEAST);
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
