package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.ingest.CsvText;
import io.shopkeeper.ingest.fusion.FusedPair;
import io.shopkeeper.ingest.fusion.FusionField;
import io.shopkeeper.ingest.fusion.FusionKind;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes what fusion found: merges for programs, doubtful pairs for a person with a spreadsheet.
final class FusionFiles {

  private FusionFiles() {}

  /// `idA`, `idB`, probability and reason, parted by tabs.
  static void writeMerges(Path file, List<FusedPair> merges) {
    write(
        file,
        merges.stream()
            .map(pair ->
                String.join(
                    "\t",
                    cellOfTabs(pair.a().id()),
                    cellOfTabs(pair.b().id()),
                    probability(pair),
                    cellOfTabs(pair.reason())))
            .toList());
  }

  /// A CSV with both records side by side and a column `same` to be filled.
  static void writeReviews(Path file, FusionKind kind, List<FusedPair> reviews) {
    List<String> lines = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("same", "a", "b", "probability", "reason"));
    for (FusionField field : kind.fields()) {
      header.add(field.label() + " in A");
      header.add(field.label() + " in B");
    }
    lines.add(row(header));
    for (FusedPair pair : reviews) {
      List<String> cells =
          new ArrayList<>(
              List.of("", pair.a().id(), pair.b().id(), probability(pair), pair.reason()));
      for (FusionField field : kind.fields()) {
        cells.add(pair.a().text(field));
        cells.add(pair.b().text(field));
      }
      lines.add(row(cells));
    }
    write(file, lines);
  }

  static String probability(FusedPair pair) {
    return String.format(Locale.ROOT, "%.4f", pair.probability());
  }

  private static String cellOfTabs(String text) {
    return text.replaceAll("[\\t\\r\\n]+", " ");
  }

  private static String row(List<String> cells) {
    return cells.stream().map(CsvText::cell).collect(Collectors.joining(","));
  }

  private static void write(Path file, List<String> lines) {
    try (Writer writer = Files.newBufferedWriter(file)) {
      for (String line : lines) {
        writer.write(line);
        writer.write('\n');
      }
    } catch (IOException e) {
      throw CommandException.writing(file, e);
    }
  }
}
