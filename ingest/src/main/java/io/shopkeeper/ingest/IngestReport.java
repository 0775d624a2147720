package io.shopkeeper.ingest;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What became of a load. Every record read is accepted, duplicate or rejected, exactly one of
/// them.
///
/// @param load names it, in tables and as the rejects file
/// @param rejected how many records by reason; their sum is `records().rejected()`
/// @param cleaned how many values or records a rule changed, by rule, as in `product code in upper
///   case`
/// @param rejectsFile where every rejected record is; null if there is none
/// @param changesFile where every change that cleaning made is; null if there is none
public record IngestReport(
    String load,
    Instant startedAt,
    Instant finishedAt,
    List<FileReport> files,
    Records records,
    Map<RejectReason, Long> rejected,
    SortedMap<String, Long> cleaned,
    Stored stored,
    @Nullable Path rejectsFile,
    @Nullable Path changesFile,
    Quality quality) {

  public IngestReport {
    files = List.copyOf(files);
    EnumMap<RejectReason, Long> byReason = new EnumMap<>(RejectReason.class);
    byReason.putAll(rejected);
    rejected = Collections.unmodifiableMap(byReason);
    cleaned = Collections.unmodifiableSortedMap(new TreeMap<>(cleaned));
  }

  /// Rows or objects, without headers and blank lines.
  ///
  /// @param duplicates the same as a record before it in this load
  public record Records(long read, long accepted, long duplicates, long rejected) {

    Records plus(Records more) {
      return new Records(
          read + more.read,
          accepted + more.accepted,
          duplicates + more.duplicates,
          rejected + more.rejected);
    }
  }

  /// What the accepted records became in the store.
  ///
  /// @param products added or replaced; likewise customers, reviews and questions
  /// @param events new in the log
  /// @param eventsAlreadyStored left out, since the log has them with the same content
  /// @param eventsInConflict left out, since the log has their id with another content
  /// @param orders purchases among the accepted events, new or not
  /// @param refundsMatched refunds that name the order they cancel
  /// @param refundsUnmatched refunds whose order cannot be told
  /// @param firstDay of the accepted events, in the shop's zone; null if there are none
  public record Stored(
      long products,
      long customers,
      long reviews,
      long questions,
      long events,
      long eventsAlreadyStored,
      long eventsInConflict,
      long orders,
      long refundsMatched,
      long refundsUnmatched,
      @Nullable LocalDate firstDay,
      @Nullable LocalDate lastDay) {}
}
