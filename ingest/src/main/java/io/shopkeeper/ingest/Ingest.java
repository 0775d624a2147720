package io.shopkeeper.ingest;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.ingest.cleaning.Cleaning;
import io.shopkeeper.ingest.cleaning.CleaningSettings;
import io.shopkeeper.ingest.cleaning.Study;
import io.shopkeeper.ingest.quality.LoadProfile;
import io.shopkeeper.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads files into a store. Loads of one store run one after the other; the store's readers and
/// writers are not held up.
public final class Ingest {
  private static final DateTimeFormatter LOAD_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Store store;
  private final InstantSource clock;
  private final Path rejectsDirectory;

  /// @param rejectsDirectory where rejected records are kept, a file a load; made if missing. The
  ///   folder beside it, `changes`, keeps what cleaning changed; the file beside it,
  ///   `spelling.tsv`, is what a person said of spellings, and `categories.tsv` of platforms'
  ///   categories
  public Ingest(Store store, InstantSource clock, Path rejectsDirectory) {
    this.store = store;
    this.clock = clock;
    this.rejectsDirectory = rejectsDirectory;
  }

  /// Reads files, and folders with everything in them.
  ///
  /// A file that cannot be read is reported and the others go on. Reading the same again changes
  /// nothing.
  ///
  /// @param format null to guess it for each file
  /// @throws IngestException if nothing could be read
  public IngestReport run(List<Path> paths, @Nullable Format format, Progress progress) {
    return run(paths, format, ColumnMap.NONE, CleaningChoice.USUAL, progress);
  }

  /// Likewise, with what the user says of columns and of cleaning.
  ///
  /// @throws IngestException also if a column that is mapped is in no file, or a file that the
  ///   choice names is wrong
  public synchronized IngestReport run(
      List<Path> paths,
      @Nullable Format format,
      ColumnMap map,
      CleaningChoice choice,
      Progress progress) {
    Instant started = clock.instant();
    String id = LOAD_ID.format(started);
    try (RejectsFile rejects = new RejectsFile(rejectsDirectory.resolve(id + ".csv"));
        ChangesFile changes = new ChangesFile(changesDirectory().resolve(id + ".csv"));
        FactsWriter facts = new FactsWriter(store);
        Spools spools = new Spools(dataDirectory().resolve("tmp"))) {
      long before = store.log().head();
      Map<Path, List<TableFile>> opened = new HashMap<>();
      Load asItIs = new Load(store.shop(), started, map, rejects, progress).with(spools);
      var samples = new ArrayList<>(LabelledSample.of(map));
      Load load = asItIs;
      if (!choice.asIs()) {
        CleaningSettings settings = choice.settings(dataDirectory());
        samples.addAll(LabelledSample.of(settings));
        load = asItIs.with(study(paths, format, settings, asItIs, opened), changes);
      }
      LoadFiles files = new LoadFiles(load, facts, store.facts(), format, opened);
      paths.forEach(files::add);
      List<FileTally> tallies = files.read();
      progress.at("writing", 0, -1);
      IngestReport.Stored stored = facts.finish();
      progress.at("checking", 0, -1);
      Quality quality = new QualityCheck(store.facts()).run(tallies);
      IngestReport report =
          report(id, started, tallies, stored, rejects.path(), changes.path(), quality);
      // Few other events come meanwhile, if any.
      LoadProfile profile = LoadProfile.of(store.facts(), before, store.log().head());
      var tables = new LoadTables(store.facts());
      tables.write(report, rejects.first(), changes.samples(), profile);
      tables.keep(samples, report);
      return report;
    }
  }

  /// Reads everything once for what it holds in all. A file that cannot be read is told of when it
  /// is read in earnest.
  private Cleaning study(
      List<Path> paths,
      @Nullable Format format,
      CleaningSettings settings,
      Load load,
      Map<Path, List<TableFile>> opened) {
    Study study = new Study(load.shop(), load.now(), settings);
    try (FactsWriter nowhere = new FactsWriter(store, false)) {
      LoadFiles files =
          new LoadFiles(load.with(study, null), nowhere, store.facts(), format, opened);
      paths.forEach(files::add);
      files.study();
    }
    return study.finish();
  }

  private Path changesDirectory() {
    return rejectsDirectory.resolveSibling("changes");
  }

  private Path dataDirectory() {
    return rejectsDirectory.resolveSibling("");
  }

  private IngestReport report(
      String id,
      Instant started,
      List<FileTally> tallies,
      IngestReport.Stored stored,
      @Nullable Path rejects,
      @Nullable Path changes,
      Quality quality) {
    Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    TreeMap<String, Long> cleaned = new TreeMap<>();
    IngestReport.Records sum = new IngestReport.Records(0, 0, 0, 0);
    for (FileTally tally : tallies) {
      sum = sum.plus(tally.records());
      tally.rejectedByReason().forEach((reason, n) -> rejected.merge(reason, n, Long::sum));
      tally.cleanedByRule().forEach((rule, n) -> cleaned.merge(rule, n, Long::sum));
    }
    return new IngestReport(
        id,
        started,
        clock.instant(),
        tallies.stream().map(FileTally::report).toList(),
        sum,
        rejected,
        cleaned,
        stored,
        rejects,
        changes,
        quality);
  }
}
