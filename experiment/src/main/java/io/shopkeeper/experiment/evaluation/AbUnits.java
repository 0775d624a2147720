package io.shopkeeper.experiment.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The units of an experiment, each with its arm and values; what is wrong with them is left out
/// and said.
///
/// @param arms the control first
/// @param armOf of each unit
/// @param metrics values by metric, then unit; of several rows of a unit, their sum, or whether any
///   did it where values are 0 and 1
/// @param covariates by covariate, then unit, of the unit's first row
/// @param notes for people
record AbUnits(
    List<String> arms,
    int[] armOf,
    double[][] metrics,
    boolean[] binary,
    double[][] covariates,
    List<String> notes) {

  static AbUnits of(DelimitedTable table, AbColumns columns) {
    Set<String> names = new TreeSet<>(table.columns().get(columns.arm()));
    names.remove("");
    names.remove(columns.control());
    List<String> arms = new ArrayList<>();
    arms.add(columns.control());
    arms.addAll(names);
    Map<String, Integer> unitOf = new HashMap<>();
    Set<Integer> crossed = new HashSet<>();
    List<Integer> firstRow = new ArrayList<>();
    List<Integer> armOf = new ArrayList<>();
    int[] unit = new int[table.rows()];
    int homeless = 0;
    int repeated = 0;
    for (int row = 0; row < table.rows(); row++) {
      int arm = arms.indexOf(table.columns().get(columns.arm()).get(row));
      String id = columns.unit() < 0 ? "" : table.columns().get(columns.unit()).get(row);
      if (arm < 0 || columns.unit() >= 0 && id.isEmpty()) {
        homeless++;
        unit[row] = -1;
        continue;
      }
      Integer known = columns.unit() < 0 ? null : unitOf.get(id);
      if (known == null) {
        unit[row] = firstRow.size();
        firstRow.add(row);
        armOf.add(arm);
        if (columns.unit() >= 0) {
          unitOf.put(id, unit[row]);
        }
      } else {
        unit[row] = known;
        repeated++;
        if (armOf.get(known) != arm) {
          crossed.add(known);
        }
      }
    }
    int[] place = new int[firstRow.size()];
    int kept = 0;
    for (int u = 0; u < place.length; u++) {
      place[u] = crossed.contains(u) ? -1 : kept++;
    }
    int[] keptArms = new int[kept];
    for (int u = 0; u < place.length; u++) {
      if (place[u] >= 0) {
        keptArms[place[u]] = armOf.get(u);
      }
    }
    List<String> notes = new ArrayList<>();
    note(
        notes,
        table.refused(),
        "rows had another number of cells than the header and were left out");
    note(notes, homeless, "rows name no arm or no unit and were left out");
    note(notes, crossed.size(), "units are in two arms and were left out");
    note(notes, repeated, "rows repeat a unit and were added to it");
    double[][] metrics = new double[columns.metrics().size()][];
    boolean[] binary = new boolean[metrics.length];
    for (int m = 0; m < metrics.length; m++) {
      List<String> cells = table.columns().get(columns.metrics().get(m));
      double[] rows = new double[table.rows()];
      int missing = 0;
      int negative = 0;
      binary[m] = true;
      for (int row = 0; row < rows.length; row++) {
        rows[row] = AbColumns.value(cells.get(row));
        missing += Double.isNaN(rows[row]) ? 1 : 0;
        negative += rows[row] < 0 ? 1 : 0;
        rows[row] = Double.isNaN(rows[row]) ? 0 : rows[row];
        binary[m] &= rows[row] == 0 || rows[row] == 1;
      }
      String name = table.names().get(columns.metrics().get(m));
      note(notes, missing, "values of '%s' are missing and count as 0".formatted(name));
      note(notes, negative, "values of '%s' are negative (kept)".formatted(name));
      metrics[m] = new double[kept];
      for (int row = 0; row < rows.length; row++) {
        int at = unit[row] < 0 ? -1 : place[unit[row]];
        if (at >= 0) {
          metrics[m][at] =
              binary[m] ? Math.max(metrics[m][at], rows[row]) : metrics[m][at] + rows[row];
        }
      }
    }
    double[][] covariates = new double[columns.covariates().size()][kept];
    for (int c = 0; c < covariates.length; c++) {
      List<String> cells = table.columns().get(columns.covariates().get(c));
      for (int u = 0; u < place.length; u++) {
        if (place[u] >= 0) {
          double value = AbColumns.value(cells.get(firstRow.get(u)));
          covariates[c][place[u]] = Double.isNaN(value) ? 0 : value;
        }
      }
    }
    return new AbUnits(arms, keptArms, metrics, binary, covariates, notes);
  }

  int size() {
    return armOf.length;
  }

  private static void note(List<String> notes, int count, String what) {
    if (count > 0) {
      notes.add("%,d %s".formatted(count, what));
    }
  }
}
