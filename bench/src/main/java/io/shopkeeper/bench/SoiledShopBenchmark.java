package io.shopkeeper.bench;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.ingest.FileReport;
import io.shopkeeper.ingest.Ingest;
import io.shopkeeper.ingest.IngestReport;
import io.shopkeeper.simulation.ShopSimulation;
import io.shopkeeper.simulation.SimulationSettings;
import io.shopkeeper.simulation.soil.CleaningScore;
import io.shopkeeper.simulation.soil.Correction;
import io.shopkeeper.simulation.soil.CsvTable;
import io.shopkeeper.simulation.soil.DirtyShop;
import io.shopkeeper.simulation.soil.Fault;
import io.shopkeeper.simulation.soil.FaultKind;
import io.shopkeeper.simulation.soil.SoilSettings;
import io.shopkeeper.simulation.soil.SoiledFiles;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How many of the faults planted in a simulated shop `ingest` repairs or refuses for the right
/// reason, and how many clean records it changes. Cleaning was developed without sight of the
/// generator.
///
/// @param folder for the files and the store, empty or not there
record SoiledShopBenchmark(Path folder) {

  private static final String DUPLICATE = "duplicate";

  /// Which faults each reason and rule speaks of.
  private static final Map<String, Set<FaultKind>> REASONS = reasons();

  private static Map<String, Set<FaultKind>> reasons() {
    Set<FaultKind> times =
        EnumSet.of(
            FaultKind.CLOCK_UNSET,
            FaultKind.CLOCK_AHEAD,
            FaultKind.CLOCK_UNIT,
            FaultKind.CLOCK_SHIFT,
            FaultKind.MISSING);
    Set<FaultKind> numbers =
        EnumSet.of(
            FaultKind.AMOUNT_NOTATION,
            FaultKind.SWAPPED_COLUMNS,
            FaultKind.PRICE_OUTLIER,
            FaultKind.MISSING);
    return Map.ofEntries(
        Map.entry(DUPLICATE, EnumSet.of(FaultKind.DUPLICATE_EXACT, FaultKind.DUPLICATE_NEAR)),
        Map.entry(
            "near-duplicate", EnumSet.of(FaultKind.DUPLICATE_EXACT, FaultKind.DUPLICATE_NEAR)),
        Map.entry("conflict", EnumSet.of(FaultKind.DUPLICATE_NEAR)),
        Map.entry("bot", EnumSet.of(FaultKind.BOT)),
        Map.entry("test-order", EnumSet.of(FaultKind.TEST_ORDER)),
        Map.entry("clock", times),
        Map.entry("future-time", times),
        Map.entry("unreadable-time", times),
        Map.entry(
            "invalid-value",
            EnumSet.of(
                FaultKind.SWAPPED_COLUMNS,
                FaultKind.TYPO,
                FaultKind.MISSING,
                FaultKind.CLOCK_UNSET)),
        Map.entry("missing-value", EnumSet.of(FaultKind.MISSING)),
        Map.entry("unknown-event", EnumSet.of(FaultKind.TYPO, FaultKind.MISSING)),
        Map.entry("unreadable-number", numbers),
        Map.entry("invalid-quantity", numbers),
        Map.entry("negative-price", numbers));
  }

  void run(SimulationSettings settings, Seed seed) throws IOException {
    SoiledFiles soiled =
        DirtyShop.of(ShopSimulation.run(settings, seed), SoilSettings.DEFAULT, seed);
    Path files = folder.resolve("files");
    soiled.write(files, folder.resolve("truth"));
    InstantSource clock = InstantSource.fixed(settings.end());
    try (Store store = DuckStore.open(folder.resolve("store"), settings.shop(), clock)) {
      IngestReport report =
          new Ingest(store, clock, folder.resolve("rejects"))
              .run(List.of(files), null, Progress.NONE);
      System.out.printf(
          "%s: %,d records, %,d accepted, %,d duplicates, %,d rejected; changed %s, refused %s%n",
          settings.shop().name(),
          report.records().read(),
          report.records().accepted(),
          report.records().duplicates(),
          report.records().rejected(),
          report.cleaned(),
          report.rejected());
      List<Correction> corrections = corrections(soiled, report);
      print(CleaningScore.of(soiled, corrections, REASONS, SameValue::same), soiled);
      printGaps(soiled, corrections);
      corrections.addAll(toldAsMissing(soiled, corrections));
      System.out.printf(
          "found %.2f %% of all faults where a gap counts as found once nothing is stored in it%n",
          100 * CleaningScore.of(soiled, corrections, REASONS, SameValue::same).found());
    }
  }

  /// Gaps that are empty, or were emptied since they only say so: what stood there is lost, but
  /// nothing wrong is stored.
  private static List<Correction> toldAsMissing(SoiledFiles soiled, List<Correction> corrections) {
    Set<List<Object>> emptied = new HashSet<>();
    for (Correction correction : corrections) {
      if (correction instanceof Correction.Repaired(var file, var line, var column, var value)
          && value.isEmpty()) {
        emptied.add(List.of(file, line, column));
      }
    }
    return soiled.truth().faults().stream()
        .filter(fault -> fault.kind() == FaultKind.MISSING)
        .filter(fault ->
            fault.after().isEmpty()
                || emptied.contains(List.<Object>of(fault.file(), fault.line(), fault.column())))
        .<Correction>map(fault ->
            new Correction.Repaired(fault.file(), fault.line(), fault.column(), fault.before()))
        .toList();
  }

  private static void print(CleaningScore score, SoiledFiles soiled) {
    Map<FaultKind, Integer> planted = new EnumMap<>(FaultKind.class);
    soiled.truth().faults().stream()
        .map(fault -> Map.entry(fault.number(), fault.kind()))
        .distinct()
        .forEach(fault -> planted.merge(fault.getValue(), 1, Integer::sum));
    System.out.printf(
        "found %.2f %% of all faults; clean records changed %.3f %%%n",
        100 * score.found(), 100 * score.cleanChanged());
    score
        .foundByKind()
        .forEach((kind, share) ->
            System.out.printf(
                "  %-18s %5d planted, %6.2f %% found%n",
                kind.wireName(), planted.getOrDefault(kind, 0), 100 * share));
  }

  /// How many gaps were filled or refused, by column.
  private static void printGaps(SoiledFiles soiled, List<Correction> corrections) {
    Map<List<Object>, String> repaired = new HashMap<>();
    Set<List<Object>> refused = new HashSet<>();
    for (Correction correction : corrections) {
      switch (correction) {
        case Correction.Repaired(var file, var line, var column, var value) ->
            repaired.put(List.of(file, line, column), value);
        case Correction.Rejected(var file, var line, var reason) -> {
          if (REASONS.getOrDefault(reason, Set.of()).contains(FaultKind.MISSING)) {
            refused.add(List.of(file, line));
          }
        }
      }
    }
    SortedMap<String, int[]> columns = new TreeMap<>();
    for (Fault fault : soiled.truth().faults()) {
      if (fault.kind() == FaultKind.MISSING) {
        int[] counts =
            columns.computeIfAbsent(fault.file() + " " + fault.column(), _ -> new int[2]);
        String value = repaired.get(List.<Object>of(fault.file(), fault.line(), fault.column()));
        boolean found =
            value != null && SameValue.same(value, fault.before())
                || refused.contains(List.<Object>of(fault.file(), fault.line()));
        counts[0]++;
        counts[1] += found ? 1 : 0;
      }
    }
    columns.forEach((column, counts) ->
        System.out.printf("  missing in %-32s %5d, found %5d%n", column, counts[0], counts[1]));
  }

  private static List<Correction> corrections(SoiledFiles soiled, IngestReport report)
      throws IOException {
    Map<String, CsvTable> tables = new HashMap<>();
    soiled.soiled().forEach(table -> tables.put(table.file(), table));
    var corrections = new ArrayList<Correction>();
    for (List<String> row : CsvRows.of(report.changesFile())) {
      CsvTable table = tables.get(row.getFirst());
      if (table != null && table.columns().contains(row.get(4))) {
        corrections.add(
            new Correction.Repaired(
                row.getFirst(), Integer.parseInt(row.get(1)), row.get(4), row.get(6)));
      }
    }
    for (List<String> row : CsvRows.of(report.rejectsFile())) {
      corrections.add(
          new Correction.Rejected(row.getFirst(), Integer.parseInt(row.get(1)), row.get(3)));
    }
    corrections.addAll(repeated(soiled, report, corrections));
    corrections.addAll(understood(soiled));
    return corrections;
  }

  /// Records that repeat another once they are read are counted, not listed: where as many were
  /// counted as were planted and not refused, they were found.
  private static List<Correction> repeated(
      SoiledFiles soiled, IngestReport report, List<Correction> refused) {
    Set<List<Object>> listed = new HashSet<>();
    refused.forEach(one -> listed.add(List.of(one.file(), one.line())));
    var found = new ArrayList<Correction>();
    for (FileReport file : report.files()) {
      List<Fault> planted =
          soiled.truth().faults().stream()
              .filter(fault -> fault.file().equals(file.file()) && isCopy(fault.kind()))
              .filter(fault -> !listed.contains(List.<Object>of(fault.file(), fault.line())))
              .toList();
      if (file.records().duplicates() >= planted.size()) {
        planted.forEach(
            fault -> found.add(new Correction.Rejected(fault.file(), fault.line(), DUPLICATE)));
      }
    }
    return found;
  }

  private static boolean isCopy(FaultKind kind) {
    return kind == FaultKind.DUPLICATE_EXACT || kind == FaultKind.DUPLICATE_NEAR;
  }

  /// Cells that mean what they meant, as an amount with a sign does: reading is all they need.
  private static List<Correction> understood(SoiledFiles soiled) {
    return soiled.truth().faults().stream()
        .filter(fault -> !fault.wholeRecord() && SameValue.same(fault.after(), fault.before()))
        .<Correction>map(fault ->
            new Correction.Repaired(fault.file(), fault.line(), fault.column(), fault.before()))
        .toList();
  }

  /// Files that people read, as they are written.
  private static final class CsvRows {
    private CsvRows() {}

    /// The rows below the header; none where there is no file.
    static List<List<String>> of(@Nullable Path file) throws IOException {
      var rows = new ArrayList<List<String>>();
      if (file != null) {
        String text = Files.readString(file);
        var row = new ArrayList<String>();
        int at = text.indexOf('\n') + 1;
        while (at < text.length()) {
          int end = text.charAt(at) == '"' ? quoted(text, at) : plain(text, at);
          row.add(value(text.substring(at, end)));
          if (end >= text.length() || text.charAt(end) == '\n') {
            rows.add(List.copyOf(row));
            row.clear();
          }
          at = end + 1;
        }
      }
      return rows;
    }

    private static int plain(String text, int from) {
      int at = from;
      while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
        at++;
      }
      return at;
    }

    private static int quoted(String text, int from) {
      int at = from + 1;
      while (text.charAt(at) != '"' || at + 1 < text.length() && text.charAt(at + 1) == '"') {
        at += text.charAt(at) == '"' ? 2 : 1;
      }
      return at + 1;
    }

    private static String value(String cell) {
      String text =
          cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
      return text.length() > 1 && text.charAt(0) == '\'' && "=+-@\t".indexOf(text.charAt(1)) >= 0
          ? text.substring(1)
          : text;
    }
  }
}
