package io.shopkeeper.simulation.soil;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How many of the planted faults a cleaner found, and how many clean records it changed.
///
/// A cell is found if it was repaired to what it was, or its record rejected for the right reason;
/// a record that was put in, if it was rejected for the right reason. A fault of several rows, such
/// as a swap or a bot, counts by the share of them that was found.
///
/// @param found the share of faults; 1 if there are none
/// @param foundByKind the same for each kind that was planted
/// @param cleanChanged the share of records without a fault that were repaired or rejected
public record CleaningScore(
    double found, SortedMap<FaultKind, Double> foundByKind, double cleanChanged) {

  private record Place(String file, int line) {}

  private record Cell(String file, int line, String column) {}

  /// Compares what a cleaner did with the truth. O(faults + corrections).
  ///
  /// @param reasons what each of the cleaner's reasons says is wrong; others say nothing
  /// @param same whether two values of a cell mean the same, as `450 g` and `0.45 kg` may
  public static CleaningScore of(
      SoiledFiles files,
      Collection<Correction> corrections,
      Map<String, Set<FaultKind>> reasons,
      BiPredicate<String, String> same) {
    Map<Cell, String> repaired = new HashMap<>();
    Map<Place, Set<FaultKind>> rejected = new HashMap<>();
    for (Correction correction : corrections) {
      switch (correction) {
        case Correction.Repaired(var file, var line, var column, var value) ->
            repaired.put(new Cell(file, line, column), value);
        case Correction.Rejected(var file, var line, var reason) ->
            rejected
                .computeIfAbsent(new Place(file, line), _ -> new HashSet<>())
                .addAll(reasons.getOrDefault(reason, Set.of()));
      }
    }
    var shares = new TreeMap<FaultKind, List<Double>>();
    faults(files.truth())
        .forEach(rows ->
            shares
                .computeIfAbsent(rows.getFirst().kind(), _ -> new ArrayList<>())
                .add(share(rows, row -> found(row, repaired, rejected, same))));
    var byKind = new TreeMap<FaultKind, Double>();
    shares.forEach((kind, each) -> byKind.put(kind, mean(each)));
    return new CleaningScore(
        mean(shares.values().stream().flatMap(List::stream).toList()),
        byKind,
        cleanChanged(files, repaired, rejected.keySet(), same));
  }

  /// The rows of each fault.
  private static Collection<List<Fault>> faults(Truth truth) {
    return truth.faults().stream()
        .collect(Collectors.groupingBy(Fault::number, TreeMap::new, Collectors.toList()))
        .values();
  }

  private static double share(List<Fault> rows, Predicate<Fault> found) {
    return rows.stream().filter(found).count() / (double) rows.size();
  }

  private static boolean found(
      Fault fault,
      Map<Cell, String> repaired,
      Map<Place, Set<FaultKind>> rejected,
      BiPredicate<String, String> same) {
    Set<FaultKind> why = rejected.getOrDefault(new Place(fault.file(), fault.line()), Set.of());
    if (why.contains(fault.kind())) {
      return true;
    }
    String value = repaired.get(new Cell(fault.file(), fault.line(), fault.column()));
    return value != null && !fault.wholeRecord() && same.test(value, fault.before());
  }

  private static double cleanChanged(
      SoiledFiles files,
      Map<Cell, String> repaired,
      Set<Place> rejected,
      BiPredicate<String, String> same) {
    Map<String, CsvTable> tables =
        files.soiled().stream().collect(Collectors.toMap(CsvTable::file, table -> table));
    Set<Place> changed = new HashSet<>(rejected);
    repaired.forEach((cell, value) -> {
      CsvTable table = tables.get(cell.file);
      if (table == null || !same.test(value, table.cell(cell.line, cell.column))) {
        changed.add(new Place(cell.file, cell.line));
      }
    });
    Set<Place> faulty =
        files.truth().faults().stream()
            .map(fault -> new Place(fault.file(), fault.line()))
            .collect(Collectors.toSet());
    changed.removeAll(faulty);
    long clean =
        files.soiled().stream().mapToLong(table -> table.rows().size()).sum() - faulty.size();
    return clean == 0 ? 0 : changed.size() / (double) clean;
  }

  private static double mean(Collection<Double> shares) {
    return shares.stream().mapToDouble(Double::doubleValue).average().orElse(1);
  }
}
