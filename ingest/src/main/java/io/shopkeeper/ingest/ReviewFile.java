package io.shopkeeper.ingest;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.ingest.IngestException.Code;
import io.shopkeeper.ingest.cleaning.Stage;
import io.shopkeeper.ingest.source.SourceFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A file of reviews, read without a store to put them in: as the native kind `reviews`, except
/// that where no column names a product, all are of one that is called as the file.
///
/// @param reviews in order, each id once
/// @param rejects where refused records were written; not there if none was
public record ReviewFile(List<Review> reviews, FileReport report, Path rejects) {

  public ReviewFile {
    reviews = List.copyOf(reviews);
  }

  /// Reads a table or JSON Lines, gzip or plain.
  ///
  /// @param shop whose zone and locale tell how times and numbers are meant
  /// @throws IngestException if it cannot be read or has no texts
  public static ReviewFile read(
      Path path, Shop shop, Instant now, Path rejects, Progress progress) {
    String name = String.valueOf(path.getFileName());
    FileTally tally = new FileTally(name);
    var reviews = new ArrayList<Review>();
    try (RejectsFile refused = new RejectsFile(rejects)) {
      Load load = new Load(shop, now, ColumnMap.NONE, refused, progress);
      Landing<Review> landing = new Landing<>(load, review -> review.id().value(), reviews::add);
      NativeKind.Target<Review> target =
          (review, origin) -> landing.land(review, tally, List.of(origin));
      SourceFile source = SourceFile.of(path, SourceFile.Kind.TABLE);
      Instant time = NativeFiles.fileTime(source, load);
      switch (source.kind()) {
        case TABLE, SPREADSHEET, FEED -> {
          TableFile file = TableFile.allIn(source).getFirst();
          file.reading().forEach(tally::note);
          kind(name, tally, file.columns()).table(file, load, tally, time, target);
        }
        case JSON -> {
          JsonFile file = JsonFile.open(source);
          tally.note(file.encoding().evidence());
          kind(name, tally, file.names()).objects(file, load, tally, time, target);
        }
        case PARQUET, OTHER ->
            throw new IngestException(
                Code.UNKNOWN_KIND,
                "%s: only tables and JSON Lines are read here; ingest it into a shop and analyse its reviews"
                    .formatted(name));
      }
    } catch (NoSuchFileException e) {
      throw new IngestException(Code.NOT_FOUND, "%s: there is no such file".formatted(path), e);
    } catch (IOException e) {
      throw new IngestException(
          Code.UNREADABLE, "%s: cannot be read: %s".formatted(path, e.getMessage()), e);
    }
    return new ReviewFile(reviews, tally.report(), rejects);
  }

  private static NativeKind<ReviewField, Review> kind(
      String name, FileTally tally, List<String> columns) {
    if (Columns.of(columns, ReviewDraft.NAMES).missing(Set.of(ReviewField.PRODUCT)).isEmpty()) {
      return NativeFiles.REVIEWS;
    }
    tally.note("no column names a product: all are taken to be of '%s'".formatted(name));
    return new NativeKind<>(
        RecordKind.REVIEWS,
        ReviewDraft.NAMES,
        Set.of(ReviewField.TEXT),
        ReviewField.TIME,
        null,
        Map.of(),
        (notation, fileTime) -> new ReviewDraft(notation, fileTime, name),
        review -> review.id().value(),
        ReviewField.ID,
        Stage::review);
  }
}
