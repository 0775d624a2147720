package io.shopkeeper.experiment.assignment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whom an experiment is for, in texts of which all must hold: `country=DE|AT`, `device!=mobile`,
/// `age>=18`, `age<=65`.
public final class Targets {
  private static final Pattern TEXT =
      Pattern.compile("\\s*([\\p{L}\\p{N}_.-]{1,64})\\s*(!=|>=|<=|=)\\s*(.{1,500}?)\\s*");
  private static final int MOST = 20;

  private Targets() {}

  /// Everybody for no texts.
  ///
  /// @throws IllegalArgumentException if a text is no condition
  public static Condition of(List<String> texts) {
    if (texts.size() > MOST) {
      throw new IllegalArgumentException(
          "there are %d targets: at most %d".formatted(texts.size(), MOST));
    }
    return texts.isEmpty()
        ? new Condition.Always()
        : new Condition.All(texts.stream().map(Targets::condition).toList());
  }

  private static Condition condition(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw refused(text);
    }
    String attribute = parts.group(1);
    String value = parts.group(3);
    return switch (parts.group(2)) {
      case "=" -> new Condition.OneOf(attribute, values(value, text));
      case "!=" -> new Condition.Not(new Condition.OneOf(attribute, values(value, text)));
      case ">=" -> new Condition.Between(attribute, number(value, text), Double.POSITIVE_INFINITY);
      default -> new Condition.Between(attribute, Double.NEGATIVE_INFINITY, number(value, text));
    };
  }

  private static Set<String> values(String value, String text) {
    var values = new TreeSet<String>();
    for (String one : value.split("\\|", -1)) {
      if (one.isBlank()) {
        throw refused(text);
      }
      values.add(one.strip());
    }
    return values;
  }

  private static double number(String value, String text) {
    try {
      double number = Double.parseDouble(value);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw refused(text);
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "a target is an attribute and what it must be, as in country=DE|AT, device!=mobile,"
            + " age>=18 or age<=65: '%s'".formatted(text));
  }

  /// As [#of] reads it.
  public static List<String> texts(Condition condition) {
    return switch (condition) {
      case Condition.Always() -> List.of();
      case Condition.All(List<Condition> all) ->
          all.stream().flatMap(one -> texts(one).stream()).toList();
      case Condition.OneOf(String attribute, Set<String> values) ->
          List.of(attribute + "=" + String.join("|", new TreeSet<>(values)));
      case Condition.Not(Condition.OneOf(String attribute, Set<String> values)) ->
          List.of(attribute + "!=" + String.join("|", new TreeSet<>(values)));
      case Condition.Between(String attribute, double low, double high) ->
          List.of(
              low == Double.NEGATIVE_INFINITY
                  ? attribute + "<=" + plain(high)
                  : attribute + ">=" + plain(low));
      case Condition.Not other -> throw new IllegalArgumentException("not to be written: " + other);
    };
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
