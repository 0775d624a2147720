package io.shopkeeper.ingest;

import io.shopkeeper.ingest.FileReport.Problem;
import io.shopkeeper.ingest.Quality.Completeness;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts what becomes of the records of one file. Not thread-safe.
final class FileTally {
  private final String file;
  private final List<String> reading = new ArrayList<>();
  private final EnumMap<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
  private final SortedMap<String, Long> cleaned = new TreeMap<>();
  private final SortedMap<String, Long> filled = new TreeMap<>();
  private List<ColumnMeaning> columns = List.of();
  private long read;
  private long accepted;
  private long duplicates;
  private @Nullable Format format;
  private @Nullable Problem problem;

  FileTally(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  void understoodAs(Format format) {
    this.format = format;
  }

  /// Says how the file is read.
  void note(String how) {
    reading.add(how);
  }

  /// Says what the columns are understood as.
  void columns(List<ColumnMeaning> meanings) {
    columns = meanings;
  }

  /// Counts a record and returns its number, from 1.
  long read() {
    return ++read;
  }

  /// The record that was read last is of no interest: it does not count as read, only under a rule.
  void passOver(String rule) {
    read--;
    cleaned(rule, 1);
  }

  void accepted() {
    accepted++;
  }

  void duplicate() {
    duplicates++;
  }

  void rejected(RejectReason reason) {
    rejected.merge(reason, 1L, Long::sum);
  }

  void cleaned(String rule, long count) {
    if (count > 0) {
      cleaned.merge(rule, count, Long::sum);
    }
  }

  void filled(String column, long records) {
    filled.merge(column, records, Long::sum);
  }

  void stopped(IngestException.Code code, String message) {
    problem = new Problem(code, message);
  }

  Map<RejectReason, Long> rejectedByReason() {
    return rejected;
  }

  SortedMap<String, Long> cleanedByRule() {
    return cleaned;
  }

  IngestReport.Records records() {
    long refused = rejected.values().stream().mapToLong(Long::longValue).sum();
    return new IngestReport.Records(read, accepted, duplicates, refused);
  }

  List<Completeness> completeness() {
    return filled.entrySet().stream()
        .map(column -> new Completeness(file, column.getKey(), column.getValue(), read))
        .toList();
  }

  FileReport report() {
    return new FileReport(file, format, records(), reading, columns, problem);
  }
}
