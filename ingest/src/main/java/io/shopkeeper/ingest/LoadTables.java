package io.shopkeeper.ingest;

import io.shopkeeper.ingest.IngestReport.Records;
import io.shopkeeper.ingest.IngestReport.Stored;
import io.shopkeeper.ingest.Parsed.Rejected;
import io.shopkeeper.ingest.quality.LoadProfile;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Keeps what became of a load in the tables `load`, `load_count`, `reject`, `load_change` and
/// `load_profile`.
final class LoadTables {
  private final Facts facts;

  LoadTables(Facts facts) {
    this.facts = facts;
  }

  /// A figure of the report.
  private record Count(String section, String name, long count) {}

  /// The load itself last: who sees it sees all of it.
  ///
  /// @param changes samples of what cleaning changed
  /// @param profile of its events
  void write(
      IngestReport report,
      List<Rejected<?>> rejects,
      List<ChangesFile.Sample> changes,
      LoadProfile profile) {
    List<Count> counts = counts(report);
    facts.update(
        Query.of(
            LoadTables.class,
            "insert-counts.sql",
            report.load(),
            texts(counts, Count::section),
            texts(counts, Count::name),
            texts(counts, count -> String.valueOf(count.count()))));
    if (!rejects.isEmpty()) {
      facts.update(rejects(report.load(), rejects));
    }
    if (!changes.isEmpty()) {
      facts.update(changes(report.load(), changes));
    }
    profile.keep(facts, report.load());
    String formats =
        report.files().stream()
            .map(FileReport::format)
            .filter(format -> format != null)
            .map(Format::wireName)
            .distinct()
            .collect(Collectors.joining(", "));
    facts.update(
        Query.of(
            LoadTables.class,
            "insert-load.sql",
            report.load(),
            report.startedAt(),
            report.finishedAt(),
            formats,
            report.files().stream().map(FileReport::file).toList()));
  }

  /// Keeps what people said, but for what they said last already.
  void keep(List<LabelledSample> samples, IngestReport report) {
    if (!samples.isEmpty()) {
      facts.update(
          Query.of(
              LoadTables.class,
              "insert-samples.sql",
              report.startedAt(),
              report.load(),
              texts(samples, LabelledSample::kind),
              texts(samples, LabelledSample::subject),
              texts(samples, LabelledSample::label),
              texts(samples, LabelledSample::source)));
    }
  }

  private static Query changes(String load, List<ChangesFile.Sample> changes) {
    return Query.of(
        LoadTables.class,
        "insert-changes.sql",
        load,
        texts(changes, sample -> sample.change().rule().wireName()),
        texts(changes, sample -> sample.place().file()),
        texts(changes, sample -> String.valueOf(sample.place().line())),
        texts(changes, sample -> sample.change().record()),
        texts(changes, sample -> sample.change().field()),
        texts(changes, sample -> sample.change().before()),
        texts(changes, sample -> sample.change().after()));
  }

  private static Query rejects(String load, List<Rejected<?>> rejects) {
    return Query.of(
        LoadTables.class,
        "insert-rejects.sql",
        load,
        texts(rejects, rejected -> rejected.place().file()),
        texts(rejects, rejected -> String.valueOf(rejected.place().line())),
        texts(rejects, LoadTables::column),
        texts(rejects, rejected -> rejected.reason().wireName()),
        texts(rejects, Rejected::detail),
        texts(rejects, Rejected::raw));
  }

  private static String column(Rejected<?> rejected) {
    String column = rejected.place().column();
    return column == null ? "" : column;
  }

  private static List<Count> counts(IngestReport report) {
    List<Count> counts = new ArrayList<>();
    Records records = report.records();
    counts.add(new Count("records", "read", records.read()));
    counts.add(new Count("records", "accepted", records.accepted()));
    counts.add(new Count("records", "duplicates", records.duplicates()));
    counts.add(new Count("records", "rejected", records.rejected()));
    report
        .rejected()
        .forEach((reason, n) -> counts.add(new Count("rejected", reason.wireName(), n)));
    report.cleaned().forEach((rule, n) -> counts.add(new Count("cleaned", rule, n)));
    Stored stored = report.stored();
    counts.add(new Count("stored", "products", stored.products()));
    counts.add(new Count("stored", "customers", stored.customers()));
    counts.add(new Count("stored", "reviews", stored.reviews()));
    counts.add(new Count("stored", "questions", stored.questions()));
    counts.add(new Count("stored", "events", stored.events()));
    counts.add(new Count("stored", "events already stored", stored.eventsAlreadyStored()));
    counts.add(new Count("stored", "events in conflict", stored.eventsInConflict()));
    counts.add(new Count("stored", "orders", stored.orders()));
    counts.add(new Count("stored", "refunds matched", stored.refundsMatched()));
    counts.add(new Count("stored", "refunds unmatched", stored.refundsUnmatched()));
    return counts;
  }

  private static <E> List<String> texts(List<? extends E> elements, Function<E, String> text) {
    return elements.stream().map(element -> text.apply(element)).toList();
  }
}
