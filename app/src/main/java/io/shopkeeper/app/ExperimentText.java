package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers about experiments in words.
final class ExperimentText {
  private ExperimentText() {}

  static void all(Terminal terminal, Map<String, Object> answer) {
    List<Map<?, ?>> all = maps(answer.get("experiments"));
    if (all.isEmpty()) {
      terminal.answer("no experiments yet; 'experiment declare' makes one");
    }
    for (Map<?, ?> one : all) {
      terminal.answer(
          "%-8s %s  %s  %s  %s"
              .formatted(
                  one.get("state"),
                  one.get("id"),
                  one.get("arms"),
                  one.get("metric"),
                  one.get("name")));
    }
  }

  static void forecast(Terminal terminal, Map<String, Object> answer) {
    String measured = "%." + digits(answer) + "f";
    terminal.answer(
        "%.1f new visitors a day, %s %s each (last four weeks)"
            .formatted(
                number(answer.get("unitsPerDay")),
                answer.get("metric"),
                measured.formatted(number(answer.get("mean")))));
    Object planned = answer.get("planned");
    if (planned == null) {
      terminal.answer("nothing can be foretold: nobody did that, or everybody");
    } else {
      terminal.answer(
          "%s visitors show a difference of %.1f %% (power .8, looked at as often as you like): %s"
              .formatted(
                  planned,
                  100 * number(answer.get("effect")),
                  answer.get("days") == null ? "nobody comes" : answer.get("days") + " days"));
    }
  }

  static void results(Terminal terminal, Map<String, Object> answer) {
    terminal.answer(String.valueOf(answer.get("verdict")));
    if (answer.get("warnings") instanceof List<?> warnings) {
      warnings.forEach(warning -> terminal.answer("! " + warning));
    }
    terminal.answer("");
    for (Map<?, ?> arm : maps(answer.get("arms"))) {
      terminal.answer(
          "%s: %s visitors, %s bought (%s), %s %s each"
              .formatted(
                  arm.get("name"),
                  arm.get("units"),
                  arm.get("bought"),
                  figure(arm.get("conversion"), 4),
                  figure(arm.get("revenuePerUnit"), 2),
                  answer.get("currency")));
    }
    for (Map<?, ?> one : maps(answer.get("differences"))) {
      terminal.answer(difference(one));
    }
    if (answer.get("adjustment") != null) {
      terminal.answer(String.valueOf(answer.get("adjustment")));
    }
    for (Map<?, ?> segment : maps(answer.get("segments"))) {
      for (Map<?, ?> one : maps(segment.get("differences"))) {
        terminal.answer(
            "  among %s (%s visitors), %s"
                .formatted(segment.get("name"), segment.get("units"), difference(one)));
      }
    }
  }

  static void earned(Terminal terminal, Map<String, Object> answer) {
    Object currency =
        answer.get("results") instanceof Map<?, ?> results ? results.get("currency") : "";
    terminal.answer(
        answer.get("alwaysValid") instanceof List<?> interval
            ? "earned: %s %s [%s, %s]"
                .formatted(
                    signed(answer.get("earned"), 2),
                    currency,
                    signed(interval.getFirst(), 2),
                    signed(interval.getLast(), 2))
            : "earned: cannot be told yet");
    terminal.answer(
        "%s visitors saw lists of their own, %s are held out (%s since %s)"
            .formatted(
                answer.get("shown"),
                answer.get("heldOut"),
                figure(answer.get("share"), 3),
                answer.get("since")));
    if (answer.get("results") instanceof Map<?, ?> results) {
      terminal.answer(String.valueOf(results.get("verdict")));
      if (results.get("warnings") instanceof List<?> warnings) {
        warnings.forEach(warning -> terminal.answer("! " + warning));
      }
    }
  }

  private static String difference(Map<?, ?> one) {
    int digits = digits(one);
    return one.get("alwaysValid") instanceof List<?> interval
        ? "%s of %s: %s [%s, %s]%s"
            .formatted(
                one.get("metric"),
                one.get("arm"),
                signed(one.get("estimate"), digits),
                signed(interval.getFirst(), digits),
                signed(interval.getLast(), digits),
                Boolean.TRUE.equals(one.get("sure")) ? " sure" : "")
        : "%s of %s: %s".formatted(one.get("metric"), one.get("arm"), one.get("untold"));
  }

  /// Of money two, of shares four.
  private static int digits(Map<?, ?> answer) {
    return String.valueOf(answer.get("metric")).matches("(revenue|order-value|spent).*") ? 2 : 4;
  }

  private static String figure(@Nullable Object value, int digits) {
    return value == null ? "–" : String.format(Locale.ROOT, "%." + digits + "f", number(value));
  }

  private static String signed(@Nullable Object value, int digits) {
    return String.format(Locale.ROOT, "%+." + digits + "f", number(value));
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static List<Map<?, ?>> maps(@Nullable Object value) {
    return value instanceof List<?> all
        ? all.stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList()
        : List.of();
  }
}
