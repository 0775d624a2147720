package io.shopkeeper.serve.figures;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was read, what was refused and why: the loads as `ingest` keeps them.
public final class QualityFigures {
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

  /// A figure of a load, as in `accepted` of section `events`.
  public record Count(String name, long count) {}

  /// A refused record.
  ///
  /// @param column null where the whole record is meant
  public record Sample(
      String file, long line, @Nullable String column, String reason, String detail, String raw) {}

  /// Why records were refused.
  ///
  /// @param count of those that are listed, the first of a load
  /// @param samples a few of them
  public record Refusals(String reason, long count, List<Sample> samples) {}

  public QualityFigures(Facts facts) {
    this.facts = facts;
  }

  /// The last loads, newest first.
  public List<Load> loads(int count) {
    return facts.list(
        Query.of(QualityFigures.class, "loads.sql", count),
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
    var sections = new LinkedHashMap<String, List<Count>>();
    facts.list(
        Query.of(QualityFigures.class, "load-counts.sql", load.id()),
        row ->
            sections
                .computeIfAbsent(row.text(0), _ -> new ArrayList<>())
                .add(new Count(row.text(1), row.integer(2))));
    return sections;
  }

  /// Why records of a load were refused, the most frequent reason first.
  ///
  /// @param samples how many of each
  public List<Refusals> refusals(Load load, int samples) {
    var found = new LinkedHashMap<String, Refusals>();
    facts.list(
        Query.of(QualityFigures.class, "refusals.sql", load.id(), samples),
        row -> {
          String reason = row.text(0);
          return found
              .computeIfAbsent(reason, _ -> new Refusals(reason, row.integer(1), new ArrayList<>()))
              .samples()
              .add(
                  new Sample(
                      orEmpty(row.textOrNull(2)),
                      row.integer(3),
                      row.textOrNull(4),
                      reason,
                      orEmpty(row.textOrNull(5)),
                      orEmpty(row.textOrNull(6))));
        });
    return List.copyOf(found.values());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
