package io.shopkeeper.ingest;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.ingest.source.SourceFile;
import java.io.IOException;
import java.time.Instant;

/// A load in the making: what the readers of all formats share.
///
/// @param now the clock when the load began
/// @param map what the user says of columns
record Load(Shop shop, Instant now, ColumnMap map, RejectsFile rejects, Progress progress) {
  private static final int PROGRESS_EVERY = 1 << 14;

  void reject(FileTally tally, Parsed.Rejected<?> rejected) {
    tally.rejected(rejected.reason());
    rejects.add(rejected);
  }

  /// Tells now and then how far the reading of a file has come.
  void reading(FileTally tally, long line, long bytes, SourceFile source) throws IOException {
    if (line % PROGRESS_EVERY == 0) {
      progress.at("reading " + tally.file(), bytes, source.bytes());
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
