package io.shopkeeper.simulation.soil;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Everything that was planted, in the order of files and lines.
public record Truth(List<Fault> faults) {

  public Truth {
    faults = List.copyOf(faults);
  }

  /// As the file `truth.csv`.
  public CsvTable table() {
    return new CsvTable("truth.csv", Fault.COLUMNS, faults.stream().map(Fault::cells).toList());
  }

  /// The clean file that a soiled one was made of. O(cells + faults).
  public CsvTable undo(CsvTable soiled) {
    Map<Integer, List<Fault>> byLine = new HashMap<>();
    for (Fault fault : faults) {
      if (fault.file().equals(soiled.file())) {
        byLine.computeIfAbsent(fault.line(), _ -> new ArrayList<>()).add(fault);
      }
    }
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < soiled.rows().size(); i++) {
      List<Fault> own = byLine.getOrDefault(i + CsvTable.FIRST_LINE, List.of());
      if (own.stream().noneMatch(Fault::wholeRecord)) {
        var cells = new ArrayList<>(soiled.rows().get(i));
        own.forEach(fault -> cells.set(soiled.columns().indexOf(fault.column()), fault.before()));
        rows.add(cells);
      }
    }
    return new CsvTable(soiled.file(), soiled.columns(), rows);
  }
}
