package io.shopkeeper.ingest.quality;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was read, what was refused and why, what was changed: the loads as `ingest` keeps them.
public final class LoadHistory {
  private final Facts facts;

  /// One run of an import.
  ///
  /// @param finishedAt null while it runs, or if it broke off
  public record Load(
      String id,
      Instant startedAt,
      @Nullable Instant finishedAt,
      String format,
      List<String> sources) {}

  /// A figure of a load, as in `accepted` of section `records`.
  public record Count(String name, long count) {}

  /// A refused record.
  ///
  /// @param column null where the whole record is meant
  public record Sample(
      String file, long line, @Nullable String column, String reason, String detail, String raw) {}

  /// Why records were refused.
  ///
  /// @param count of all of a load
  /// @param samples a few of them, of the first that are kept in a table
  public record Refusals(String reason, long count, List<Sample> samples) {}

  /// A value that cleaning changed.
  public record Changed(
      String file, long line, String record, String field, String before, String after) {}

  /// What a rule of cleaning did.
  ///
  /// @param count of all of a load
  /// @param samples a few; none of rules that belong to a format and change all alike
  public record Changes(String rule, long count, List<Changed> samples) {}

  public LoadHistory(Facts facts) {
    this.facts = facts;
  }

  /// The last loads, newest first.
  public List<Load> loads(int count) {
    return facts.list(
        Query.of(LoadHistory.class, "loads.sql", count),
        row -> {
          Instant started = row.instantOrNull(1);
          return new Load(
              row.text(0),
              started == null ? Instant.EPOCH : started,
              row.instantOrNull(2),
              orEmpty(row.textOrNull(3)),
              row.texts(4));
        });
  }

  /// The figures of a load by section.
  public Map<String, List<Count>> counts(Load load) {
    return counts(load.id());
  }

  Map<String, List<Count>> counts(String load) {
    var sections = new LinkedHashMap<String, List<Count>>();
    facts.list(
        Query.of(LoadHistory.class, "load-counts.sql", load),
        row ->
            sections
                .computeIfAbsent(row.text(0), _ -> new ArrayList<>())
                .add(new Count(row.text(1), row.integer(2))));
    return sections;
  }

  /// Why records of a load were refused, the most frequent reason first.
  ///
  /// @param counts of section `rejected`
  /// @param samples how many of each
  List<Refusals> refusals(Load load, List<Count> counts, int samples) {
    var kept = new LinkedHashMap<String, List<Sample>>();
    facts.list(
        Query.of(LoadHistory.class, "refusals.sql", load.id(), samples),
        row -> {
          String reason = row.text(0);
          return kept.computeIfAbsent(reason, _ -> new ArrayList<>())
              .add(
                  new Sample(
                      orEmpty(row.textOrNull(1)),
                      row.integer(2),
                      row.textOrNull(3),
                      reason,
                      orEmpty(row.textOrNull(4)),
                      orEmpty(row.textOrNull(5))));
        });
    return counts.stream()
        .map(count ->
            new Refusals(count.name(), count.count(), kept.getOrDefault(count.name(), List.of())))
        .toList();
  }

  /// What cleaning changed in a load, the most frequent rule first.
  ///
  /// @param counts of section `cleaned`
  List<Changes> changes(Load load, List<Count> counts) {
    var kept = new LinkedHashMap<String, List<Changed>>();
    facts.list(
        Query.of(LoadHistory.class, "changes.sql", load.id()),
        row ->
            kept.computeIfAbsent(row.text(0), _ -> new ArrayList<>())
                .add(
                    new Changed(
                        row.text(1),
                        row.integer(2),
                        row.text(3),
                        row.text(4),
                        row.text(5),
                        row.text(6))));
    return counts.stream()
        .map(count ->
            new Changes(count.name(), count.count(), kept.getOrDefault(count.name(), List.of())))
        .toList();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
