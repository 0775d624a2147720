package io.shopkeeper.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Draws how an experiment's interval closes around the truth, as visits come.
record LiveChart(List<Look> looks) {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 280;
  private static final int LEFT = 56;
  private static final int RIGHT = 16;
  private static final int TOP = 34;
  private static final int BOTTOM = 40;
  private static final double STEP = .1;

  /// Differences in conversion.
  ///
  /// @param truth as the simulation knows it
  record Look(int visits, double low, double estimate, double high, double truth) {}

  String svg() {
    double most = reach(Look::high, 1);
    double least = -reach(Look::low, -1);
    var svg = new StringBuilder();
    svg.append(
        "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif' font-size='11'>\n"
            .formatted(WIDTH, HEIGHT));
    svg.append("<rect width='100%' height='100%' fill='white'/>\n");
    text(svg, LEFT, 18, "start' font-weight='bold", "Conversion, personal less popular (points)");
    for (int step = (int) Math.round(least / STEP); step <= Math.round(most / STEP); step++) {
      double y = y(step * STEP, least, most);
      add(
          svg,
          "<path d='M%d %.1fH%d' stroke='%s'/>",
          LEFT,
          y,
          WIDTH - RIGHT,
          step == 0 ? "#444" : "#ddd");
      text(svg, LEFT - 6, y + 4, "end", "%+d".formatted(Math.round(100 * step * STEP)));
    }
    String band =
        line(looks, Look::high, least, most) + " " + line(looks.reversed(), Look::low, least, most);
    add(svg, "<polygon points='%s' fill='#1f77b4' fill-opacity='.18'/>", band);
    curve(svg, line(looks, Look::estimate, least, most), "#1f77b4' stroke-width='2");
    curve(svg, line(looks, Look::truth, least, most), "#d62728' stroke-dasharray='5 4");
    int last = looks.getLast().visits();
    for (int quarter = 1; quarter <= 4; quarter++) {
      int visits = last * quarter / 4;
      text(svg, x(visits), HEIGHT - BOTTOM + 16, "middle", "%,d".formatted(visits));
    }
    text(svg, LEFT, HEIGHT - 8, "start' fill='#1f77b4", "■ measured, always-valid interval");
    text(svg, LEFT + 220, HEIGHT - 8, "start' fill='#d62728", "■ truth of the simulation");
    text(svg, WIDTH - RIGHT, HEIGHT - 8, "end", "visits");
    looks.stream()
        .filter(look -> look.low() > 0 || look.high() < 0)
        .findFirst()
        .ifPresent(sure -> {
          double x = x(sure.visits());
          add(svg, "<path d='M%.1f %dV%d' stroke='#2ca02c'/>", x, TOP, HEIGHT - BOTTOM);
          text(svg, x + 4, TOP + 10, "start' fill='#2ca02c", "sure");
        });
    return svg.append("</svg>\n").toString();
  }

  /// The first intervals are so wide that the last would not be seen: the middle of all decides.
  private double reach(ToDoubleFunction<Look> bound, int sign) {
    double[] sorted = looks.stream().mapToDouble(bound).map(v -> sign * v).sorted().toArray();
    double wide = Math.max(sorted[sorted.length * 9 / 10], 0);
    return STEP * Math.max(1, Math.ceil(wide / STEP));
  }

  private String line(List<Look> points, ToDoubleFunction<Look> value, double least, double most) {
    return points.stream()
        .map(look ->
            String.format(
                Locale.ROOT,
                "%.1f,%.1f",
                x(look.visits()),
                y(value.applyAsDouble(look), least, most)))
        .collect(Collectors.joining(" "));
  }

  private double x(int visits) {
    return LEFT + (double) (WIDTH - LEFT - RIGHT) * visits / looks.getLast().visits();
  }

  private static double y(double value, double least, double most) {
    double share = (most - Math.clamp(value, least, most)) / (most - least);
    return TOP + (HEIGHT - TOP - BOTTOM) * share;
  }

  private static void curve(StringBuilder svg, String points, String stroke) {
    add(svg, "<polyline points='%s' fill='none' stroke='%s'/>", points, stroke);
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
    add(svg, "<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>", x, y, anchor, words);
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
