package io.shopkeeper.ingest.quality;

import io.shopkeeper.ingest.quality.Distribution.Bin;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the facts, or the records of one load, are spread and how full they are: small enough to be
/// kept for every load.
///
/// @param distributions by field
/// @param completeness by field, without what was before
public record LoadProfile(
    Map<String, Distribution> distributions, Map<String, Completeness> completeness) {
  private static final String FILLED = "filled:";
  private static final String EMPTY = "empty:";

  /// A row of what is kept.
  private record Row(String field, String bin, long count) {}

  /// Of the events after one sequence of the log up to another, and of all products, customers and
  /// reviews. A few scans of these events.
  public static LoadProfile of(Facts facts, long after, long upTo) {
    List<Row> rows =
        facts.list(
            Query.of(LoadProfile.class, "distributions.sql", after, upTo),
            row -> new Row(row.text(0), row.text(1), row.integer(2)));
    Map<String, Completeness> completeness = new LinkedHashMap<>();
    facts
        .list(
            Query.of(LoadProfile.class, "completeness.sql", after, upTo),
            row -> new Completeness(row.text(0), row.integer(1), row.integer(2), null))
        .stream()
        .filter(field -> field.records() > 0)
        .forEach(field -> completeness.put(field.field(), field));
    return new LoadProfile(distributions(rows), completeness);
  }

  /// Of a load, as it was kept.
  static LoadProfile kept(Facts facts, String load) {
    List<Row> rows =
        facts.list(
            Query.of(LoadProfile.class, "profile.sql", load),
            row -> new Row(row.text(0), row.text(1), row.integer(2)));
    Map<String, Long> empty = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.field().startsWith(EMPTY))
        .forEach(row -> empty.put(row.bin(), row.count()));
    Map<String, Completeness> completeness = new LinkedHashMap<>();
    for (Row row : rows) {
      if (row.field().startsWith(FILLED)) {
        long records = row.count() + empty.getOrDefault(row.bin(), 0L);
        completeness.put(row.bin(), new Completeness(row.bin(), row.count(), records, null));
      }
    }
    return new LoadProfile(
        distributions(rows.stream().filter(row -> row.field().indexOf(':') < 0).toList()),
        completeness);
  }

  /// The load before another that has a profile.
  static Optional<String> before(Facts facts, String load) {
    return facts
        .list(Query.of(LoadProfile.class, "profiled-before.sql", load), row -> row.text(0))
        .stream()
        .findFirst();
  }

  /// Keeps it as that of a load.
  public void keep(Facts facts, String load) {
    List<Row> rows = new ArrayList<>();
    for (Distribution distribution : distributions.values()) {
      for (Bin bin : distribution.bins()) {
        rows.add(new Row(distribution.field(), bin.key(), bin.count()));
      }
    }
    for (Completeness field : completeness.values()) {
      rows.add(new Row(FILLED, field.field(), field.filled()));
      rows.add(new Row(EMPTY, field.field(), field.records() - field.filled()));
    }
    facts.update(
        Query.of(
            LoadProfile.class,
            "profile-insert.sql",
            load,
            rows.stream().map(Row::field).toList(),
            rows.stream().map(Row::bin).toList(),
            rows.stream().map(row -> String.valueOf(row.count())).toList()));
  }

  /// The sum of a field's bins, 0 if it has none.
  long total(String field) {
    Distribution distribution = distributions.get(field);
    return distribution == null ? 0 : distribution.total();
  }

  private static Map<String, Distribution> distributions(List<Row> rows) {
    Map<String, List<Bin>> bins = new LinkedHashMap<>();
    for (Row row : rows) {
      bins.computeIfAbsent(row.field(), _ -> new ArrayList<>())
          .add(new Bin(row.bin(), row.count()));
    }
    Map<String, Distribution> distributions = new LinkedHashMap<>();
    bins.forEach((field, list) -> distributions.put(field, new Distribution(field, list)));
    return distributions;
  }
}
