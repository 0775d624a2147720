package io.shopkeeper.simulation.soil;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A file while faults are planted in it. Line numbers are known only when all are.
final class Draft {

  /// @param column empty where the whole record was put in
  private record Planted(int fault, FaultKind kind, String column, String before) {}

  /// A record of the clean file, or one put in.
  static final class Line {
    private final double place;
    private final String id;
    private final List<String> cells;
    private final List<Planted> planted = new ArrayList<>();

    private Line(double place, List<String> cells) {
      this.place = place;
      this.id = cells.getFirst();
      this.cells = new ArrayList<>(cells);
    }

    /// Its number in the clean file, from 0.
    int place() {
      return (int) place;
    }

    boolean untouched() {
      return planted.isEmpty();
    }
  }

  private final CsvTable clean;
  private final List<Line> lines = new ArrayList<>();
  private final List<Line> inserted = new ArrayList<>();

  Draft(CsvTable clean) {
    this.clean = clean;
    for (List<String> cells : clean.rows()) {
      lines.add(new Line(lines.size(), cells));
    }
  }

  CsvTable clean() {
    return clean;
  }

  /// Those of the clean file, in its order.
  List<Line> lines() {
    return lines;
  }

  Row row(Line line) {
    return new Row(clean.columns(), line.cells);
  }

  /// @param cells column to what it becomes
  void change(Line line, int fault, FaultKind kind, Map<String, String> cells) {
    Map<Integer, String> inOrder = new TreeMap<>();
    cells.forEach((column, after) -> inOrder.put(clean.columns().indexOf(column), after));
    inOrder.forEach((column, after) -> {
      String before = line.cells.set(column, after);
      line.planted.add(new Planted(fault, kind, clean.columns().get(column), before));
    });
  }

  /// Puts a record behind the `after`-th clean one, from 0; -1 for before all.
  void insert(int after, int fault, FaultKind kind, List<String> cells) {
    var line = new Line(after + .5, cells);
    line.planted.add(new Planted(fault, kind, "", ""));
    inserted.add(line);
  }

  CsvTable soiled() {
    return new CsvTable(
        clean.file(), clean.columns(), inOrder().stream().map(line -> line.cells).toList());
  }

  List<Fault> faults() {
    var faults = new ArrayList<Fault>();
    int number = CsvTable.FIRST_LINE;
    for (Line line : inOrder()) {
      for (Planted planted : line.planted) {
        faults.add(fault(line, number, planted));
      }
      number++;
    }
    return faults;
  }

  private Fault fault(Line line, int number, Planted planted) {
    String after =
        planted.column.isEmpty()
            ? CsvTable.line(line.cells)
            : line.cells.get(clean.columns().indexOf(planted.column));
    return new Fault(
        planted.fault,
        clean.file(),
        number,
        line.id,
        planted.column,
        planted.kind,
        planted.before,
        after);
  }

  private List<Line> inOrder() {
    return Stream.concat(lines.stream(), inserted.stream())
        .sorted(Comparator.comparingDouble(line -> line.place))
        .toList();
  }
}
