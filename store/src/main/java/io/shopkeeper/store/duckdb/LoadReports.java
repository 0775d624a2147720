package io.shopkeeper.store.duckdb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What loads told of single records: CSV files in `rejects` and `changes`, each named as its load.
///
/// @param directory of the shop
record LoadReports(Path directory) {

  /// Removes records that have a name in a cell. A file is replaced as a whole or not at all.
  ///
  /// @param finished whether a load is through, so that nobody writes its files
  /// @return whether no file was left out
  boolean remove(Pattern names, Predicate<String> finished) throws IOException {
    boolean all = true;
    for (String name : List.of("rejects", "changes")) {
      Path folder = directory.resolve(name);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            if (finished.test(file.getFileName().toString().replaceFirst("\\.csv$", ""))) {
              remove(file, names);
            } else {
              all = false;
            }
          }
        }
      }
    }
    return all;
  }

  private void remove(Path file, Pattern names) throws IOException {
    Path kept = Files.createDirectories(directory.resolve("tmp")).resolve("report.csv");
    boolean found = false;
    try (Reader in =
            new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
        Writer out = Files.newBufferedWriter(kept)) {
      for (Optional<ReportRecord> record = ReportRecord.read(in);
          record.isPresent();
          record = ReportRecord.read(in)) {
        if (record.get().cells().stream().anyMatch(cell -> names.matcher(cell).find())) {
          found = true;
        } else {
          out.write(record.get().text());
        }
      }
    }
    if (found) {
      Files.move(kept, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(kept);
    }
  }
}
