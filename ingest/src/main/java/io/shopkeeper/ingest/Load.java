package io.shopkeeper.ingest;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.ingest.cleaning.Stage;
import io.shopkeeper.ingest.cleaning.Study;
import io.shopkeeper.ingest.source.SourceFile;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A load in the making: what the readers of all formats share.
///
/// @param now the clock when the load began
/// @param map what the user says of columns
/// @param stage of cleaning that records pass through; null to take them as they are
/// @param changes where it tells what it changed; null for nowhere
/// @param spools what the first reading keeps for the second; null if files are read twice
record Load(
    Shop shop,
    Instant now,
    ColumnMap map,
    RejectsFile rejects,
    Progress progress,
    @Nullable Stage stage,
    @Nullable ChangesFile changes,
    @Nullable Spools spools) {
  private static final int PROGRESS_EVERY = 1 << 14;

  /// A load that is taken as it is.
  Load(Shop shop, Instant now, ColumnMap map, RejectsFile rejects, Progress progress) {
    this(shop, now, map, rejects, progress, null, null, null);
  }

  /// The same, which keeps large files between the two readings of cleaning.
  Load with(Spools spools) {
    return new Load(shop, now, map, rejects, progress, stage, changes, spools);
  }

  Load with(Stage stage, @Nullable ChangesFile changes) {
    return new Load(shop, now, map, rejects, progress, stage, changes, spools);
  }

  /// Whether the files are read for what they hold in all: nothing is stored or refused.
  boolean studying() {
    return stage instanceof Study;
  }

  void reject(FileTally tally, Parsed.Rejected<?> rejected) {
    if (!studying()) {
      tally.rejected(rejected.reason());
      rejects.add(rejected);
    }
  }

  /// Tells now and then how far the reading of a file has come.
  void reading(FileTally tally, long line, long bytes, SourceFile source) throws IOException {
    if (line % PROGRESS_EVERY == 0) {
      String step = studying() ? "looking over " : "reading ";
      progress.at(step + tally.file(), bytes, source.bytes());
    }
  }

  /// Notes a packed file that ended too early.
  void endOf(FileTally tally, boolean truncated, long line) {
    if (truncated) {
      tally.stopped(
          IngestException.Code.UNREADABLE,
          ("%s: the compressed file is truncated or damaged behind line %d; everything before was"
                  + " read. Fetch it again and ingest it again: nothing will be doubled")
              .formatted(tally.file(), line));
    }
  }
}
