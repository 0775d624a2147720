package io.shopkeeper.ingest;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.ingest.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A look at files before there is a store to read them into.
public final class Preview {
  private Preview() {}

  /// The shop that the files are known to come from; empty if they do not tell, or cannot be read,
  /// which a load explains.
  ///
  /// @param named the format the user named; null to guess it from the headers of tables
  public static Optional<Shop> suggestedShop(List<Path> paths, @Nullable Format named) {
    if (named != null) {
      return named.suggestedShop();
    }
    for (Path path : paths) {
      for (Path file : files(path)) {
        Optional<Shop> shop = format(file).flatMap(Format::suggestedShop);
        if (shop.isPresent()) {
          return shop;
        }
      }
    }
    return Optional.empty();
  }

  private static List<Path> files(Path path) {
    try {
      return Files.isDirectory(path) ? SourceFile.inside(path) : List.of(path);
    } catch (IOException _) {
      return List.of();
    }
  }

  private static Optional<Format> format(Path path) {
    try {
      SourceFile file = SourceFile.of(path, SourceFile.Kind.OTHER);
      return switch (file.kind()) {
        case TABLE, SPREADSHEET, FEED ->
            Optional.of(Guess.of(TableFile.allIn(file).getFirst(), null).format());
        case JSON, PARQUET, OTHER -> Optional.empty();
      };
    } catch (IOException | IngestException _) {
      return Optional.empty();
    }
  }
}
