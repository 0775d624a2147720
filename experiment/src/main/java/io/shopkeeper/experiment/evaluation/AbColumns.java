package io.shopkeeper.experiment.evaluation;

import io.shopkeeper.experiment.ExperimentException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the columns of somebody's experiment mean, declared or guessed.
///
/// @param unit the column of who was assigned; -1 where every row is a unit
/// @param metrics numeric columns behind the arm's, and those whose name is an outcome's
/// @param covariates numeric columns before the arm's: taken for known before the experiment
record AbColumns(
    int unit, int arm, String control, List<Integer> metrics, List<Integer> covariates) {
  private static final int MOST_ARMS = 12;
  private static final List<String> ARMS =
      List.of(
          "arm",
          "variant",
          "variation",
          "version",
          "group",
          "testgroup",
          "abgroup",
          "usergroup",
          "experimentgroup",
          "treatment",
          "treated",
          "treat",
          "condition",
          "bucket",
          "segment",
          "test",
          "campaign",
          "experiment",
          "promotion",
          "branch",
          "cell",
          "offer",
          "category");
  private static final Pattern UNIT =
      Pattern.compile(
          "(user|customer|visitor|client|account|player|device|session|member|unit)?id"
              + "|user|customer|.*(user|customer|visitor|client)(id|number|code)");
  private static final Pattern OUTCOME =
      Pattern.compile(
          ".*(conver|retention|revenue|spend|spent|click|purchas|visit|sales|order|amount|outcome"
              + "|reward|bought|churn|signup|registered|response|active).*");
  private static final Pattern CONTROL =
      Pattern.compile(
          "control.*|ctrl|a|no|no[^a-z].*|none|false|0|old.*|base.*|off|psa|placebo|default"
              + "|contr.*|groupa|without.*|original");

  /// @param arm, control, metrics, unit as declared, or blank
  static AbColumns of(
      DelimitedTable table, String unit, String arm, String control, List<String> metrics) {
    int armAt = arm.isBlank() ? guessArm(table) : table.required(arm);
    Set<String> arms = new TreeSet<>(table.columns().get(armAt));
    arms.remove("");
    if (arms.size() < 2 || arms.size() > MOST_ARMS) {
      throw new ExperimentException(
          ExperimentException.Code.NOTHING_TO_COMPARE,
          "column '%s' has %d values: 2 to %d arms are expected; name another by --arm"
              .formatted(table.names().get(armAt), arms.size(), MOST_ARMS));
    }
    if (!control.isBlank() && !arms.contains(control)) {
      throw new ExperimentException(
          ExperimentException.Code.NOTHING_TO_COMPARE,
          "no arm '%s' among %s".formatted(control, String.join(", ", arms)));
    }
    int unitAt = unit.isBlank() ? guessUnit(table, armAt) : table.required(unit);
    List<Integer> chosen = new ArrayList<>();
    List<Integer> covariates = new ArrayList<>();
    if (!metrics.isEmpty()) {
      metrics.forEach(m -> chosen.add(table.required(m)));
    }
    for (int i = 0; i < table.names().size(); i++) {
      String name = DelimitedTable.plain(table.names().get(i));
      if (i == armAt
          || i == unitAt
          || name.isEmpty()
          || name.startsWith("unnamed")
          || chosen.contains(i)
          || !isNumeric(table.columns().get(i))) {
        continue;
      }
      if (i < armAt && !OUTCOME.matcher(name).matches()) {
        covariates.add(i);
      } else if (metrics.isEmpty()) {
        chosen.add(i);
      }
    }
    if (chosen.isEmpty()) {
      chosen.addAll(covariates);
      covariates.clear();
    }
    if (chosen.isEmpty()) {
      throw new ExperimentException(
          ExperimentException.Code.NOTHING_TO_COMPARE,
          "no column of numbers or yes and no to compare among %s; name some by --metric"
              .formatted(String.join(", ", table.names())));
    }
    return new AbColumns(
        unitAt, armAt, control.isBlank() ? guessControl(arms) : control, chosen, covariates);
  }

  private static int guessArm(DelimitedTable table) {
    for (String name : ARMS) {
      int column = table.column(name);
      if (column >= 0 && new HashSet<>(table.columns().get(column)).size() <= MOST_ARMS) {
        return column;
      }
    }
    throw new ExperimentException(
        ExperimentException.Code.NOTHING_TO_COMPARE,
        "which column names the arm? None of %s does: give --arm NAME"
            .formatted(String.join(", ", table.names())));
  }

  private static int guessUnit(DelimitedTable table, int arm) {
    for (int i = 0; i < table.names().size(); i++) {
      if (i != arm && UNIT.matcher(DelimitedTable.plain(table.names().get(i))).matches()) {
        return i;
      }
    }
    return -1;
  }

  private static String guessControl(Set<String> arms) {
    return arms.stream()
        .filter(a ->
            CONTROL.matcher(a.toLowerCase(Locale.ROOT).replace(" ", "")).matches()
                || CONTROL.matcher(a.toLowerCase(Locale.ROOT)).matches())
        .findFirst()
        .orElseGet(() -> arms.iterator().next());
  }

  private static boolean isNumeric(List<String> cells) {
    int filled = 0;
    for (String cell : cells) {
      if (!cell.isEmpty() && !cell.equalsIgnoreCase("na") && !cell.equalsIgnoreCase("nan")) {
        filled++;
        if (Double.isNaN(value(cell))) {
          return false;
        }
      }
    }
    return filled > 0;
  }

  /// A number, or 1 and 0 of yes and no; NaN of anything else.
  static double value(String cell) {
    switch (cell.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "y", "t" -> {
        return 1;
      }
      case "false", "no", "n", "f" -> {
        return 0;
      }
      default -> {
        try {
          return Double.parseDouble(cell);
        } catch (NumberFormatException _) {
          return Double.NaN;
        }
      }
    }
  }
}
