package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.CategoryMap;
import io.shopkeeper.ingest.cleaning.CleaningSettings;
import io.shopkeeper.ingest.cleaning.ExchangeRates;
import io.shopkeeper.ingest.cleaning.SpellingChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a load is cleaned.
///
/// @param asIs to take every record as it came
/// @param rates a file of `currency,rate[,date]` by which amounts come to the shop's currency; null
///   to leave other currencies as they are
public record CleaningChoice(boolean asIs, @Nullable Path rates) {
  public static final CleaningChoice USUAL = new CleaningChoice(false, null);
  public static final CleaningChoice AS_IS = new CleaningChoice(true, null);

  /// @param dataDirectory where `spelling.tsv` and `categories.tsv` may lie
  /// @throws IngestException if a file is there and cannot be read, or a line makes no sense
  CleaningSettings settings(Path dataDirectory) {
    Path spelling = dataDirectory.resolve("spelling.tsv");
    return new CleaningSettings(
        Files.exists(spelling) ? read(spelling, SpellingChoices::of) : SpellingChoices.NONE,
        categories(dataDirectory),
        rates == null ? null : read(rates, ExchangeRates::of),
        name -> EventNames.find(name) != null);
  }

  /// What people said of categories, if they did.
  ///
  /// @throws IngestException likewise
  static CategoryMap categories(Path dataDirectory) {
    Path file = dataDirectory.resolve("categories.tsv");
    return Files.exists(file) ? read(file, CategoryMap::of) : CategoryMap.NONE;
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(List<String> lines);
  }

  private static <T> T read(Path file, Reader<T> reader) {
    try {
      return reader.read(Files.readAllLines(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new IngestException(
          IngestException.Code.UNREADABLE,
          "%s cannot be used: %s".formatted(file, e.getMessage()),
          e);
    }
  }
}
