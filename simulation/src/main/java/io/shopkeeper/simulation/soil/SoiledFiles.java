package io.shopkeeper.simulation.soil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Files before and after faults were planted in them.
///
/// @param soiled the same files as `clean`, in the same order
public record SoiledFiles(List<CsvTable> clean, List<CsvTable> soiled, Truth truth) {

  public SoiledFiles {
    clean = List.copyOf(clean);
    soiled = List.copyOf(soiled);
  }

  /// Writes the soiled files into a folder, and what is wrong with them as `truth.csv` into
  /// another, so that a cleaner that is given the first does not meet the second.
  public void write(Path folder, Path truthFolder) throws IOException {
    write(soiled, folder);
    write(List.of(truth.table()), truthFolder);
  }

  static void write(List<CsvTable> tables, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (CsvTable table : tables) {
      Files.writeString(folder.resolve(table.file()), table.csv());
    }
  }
}
