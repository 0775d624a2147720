package io.shopkeeper.app;

import io.shopkeeper.app.schedule.Retraining;
import io.shopkeeper.app.schedule.Retraining.Standing;
import io.shopkeeper.app.schedule.Work;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.ingest.CleaningChoice;
import io.shopkeeper.ingest.ColumnMap;
import io.shopkeeper.ingest.Format;
import io.shopkeeper.ingest.IngestException;
import io.shopkeeper.ingest.IngestReport;
import io.shopkeeper.ingest.StoredRecords;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.merge.ShopFusion;
import io.shopkeeper.language.insight.ReviewStudy;
import io.shopkeeper.profile.foresight.TrainedForesight;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.recommend.training.RecommendTraining;
import io.shopkeeper.recommend.training.TrainingReport;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.store.Erased;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The long work on a shop: reading files and training. Used by one thread at a time.
final class ShopWork implements Work {
  static final String RECOMMEND = "recommend";
  private static final String FORESIGHT = TrainedForesight.MODEL;

  /// What `train` can be asked for by name.
  static final List<String> MODELS = List.of(RECOMMEND, FORESIGHT, ThemesWork.MODEL);

  /// Between two countings of experiments that have guardrails.
  private static final Duration WATCHING = Duration.ofMinutes(10);

  private final ShopProgram program;
  private final Retraining rule;
  private final Inbox inbox;
  private final ForesightWork foresight;
  private final ThemesWork themes;
  private final WritingWork writing;
  private final InstantSource clock;
  private @Nullable Instant attemptedAt;
  private @Nullable Instant watchedAt;
  private long watchedHead;
  private Duration attemptTook = Duration.ZERO;

  ShopWork(ShopProgram program, Retraining rule, Inbox inbox, InstantSource clock) {
    this.program = program;
    this.rule = rule;
    this.inbox = inbox;
    this.foresight = new ForesightWork(program, rule, clock);
    this.themes = new ThemesWork(program, clock);
    this.writing = new WritingWork(program.copyDesk());
    this.clock = clock;
  }

  @Override
  public void check(JobRequest request) {
    switch (request) {
      case JobRequest.Train train -> {
        train.models().forEach(ShopWork::requireModel);
        RecommendTraining.requireKnown(train.family());
      }
      case JobRequest.Ingest ingest -> {
        format(ingest.format());
        ColumnMap.of(ingest.columns());
      }
      case JobRequest.Fuse fuse -> kinds(fuse);
      case JobRequest.ReadReviews _, JobRequest.WatchExperiments _ -> {}
      case JobRequest.Write write -> WritingWork.languages(write);
    }
  }

  @Override
  public SequencedMap<String, String> run(JobRequest request, Progress progress) {
    return switch (request) {
      case JobRequest.Train train -> train(train, progress);
      case JobRequest.Ingest ingest -> ingest(ingest, progress);
      case JobRequest.Fuse fuse -> fuse(kinds(fuse), progress);
      case JobRequest.ReadReviews _ -> readReviews(progress);
      case JobRequest.Write write -> writing.write(write, progress);
      case JobRequest.WatchExperiments _ -> watch();
    };
  }

  /// What lies in the inbox first, then reviews, which are read in seconds, then texts whose facts
  /// have changed, and guardrails. A promoted version is left alone; a family somebody asked for is
  /// trained again.
  @Override
  public Optional<JobRequest> due() {
    List<Path> files = inbox.complete();
    if (!files.isEmpty()) {
      return Optional.of(new JobRequest.Ingest(files, null));
    }
    if (program.reviews().due()) {
      return Optional.of(new JobRequest.ReadReviews());
    }
    if (program.copyDesk().due()) {
      return Optional.of(new JobRequest.Write(List.of(), false));
    }
    if (ShopFolder.isSimulated(program.folder()) && program.copyDesk().empty()) {
      // Where nobody is misled, what passes the checks needs no person to approve it.
      return Optional.of(new JobRequest.Write(List.of("zh", "en"), true));
    }
    if (watchDue()) {
      return Optional.of(new JobRequest.WatchExperiments());
    }
    Optional<JobRequest> recommend = dueRecommender();
    if (recommend.isPresent()) {
      return recommend;
    }
    return foresight.due()
        ? Optional.of(new JobRequest.Train(List.of(FORESIGHT)))
        : themes.due()
            ? Optional.of(new JobRequest.Train(List.of(ThemesWork.MODEL)))
            : Optional.empty();
  }

  /// Events that came since the last time may show a harm.
  private boolean watchDue() {
    Instant before = watchedAt;
    return !program.experiments().watched().isEmpty()
        && (before == null
            || (program.store().log().head() > watchedHead
                && !clock.instant().isBefore(before.plus(WATCHING))));
  }

  private SequencedMap<String, String> watch() {
    watchedAt = clock.instant();
    watchedHead = program.store().log().head();
    int watched = program.experiments().watched().size();
    List<String> stopped = program.experiments().watch();
    var results = new LinkedHashMap<String, String>();
    results.put("experiments", "%,d".formatted(watched));
    results.put("arms stopped", stopped.isEmpty() ? "0" : String.join(", ", stopped));
    return results;
  }

  private Optional<JobRequest> dueRecommender() {
    if (RecommendTraining.isPromoted(program.store())) {
      return Optional.empty();
    }
    Optional<Provenance> model =
        program.recommender().current().map(TrainedRecommender::provenance);
    String family = model.map(from -> TrainingReport.of(from).asked()).orElse("");
    var standing =
        new Standing(
            model.map(Provenance::trainedAt).orElse(null),
            model.map(Provenance::sequence).orElse(0L),
            attemptedAt,
            attemptTook);
    return rule.due(standing, program.store().log().head(), clock.instant())
        ? Optional.of(new JobRequest.Train(List.of(RECOMMEND), family))
        : Optional.empty();
  }

  private SequencedMap<String, String> train(JobRequest.Train request, Progress progress) {
    eraseReturned(); // Who came back one by one is not learned from.
    var results = new LinkedHashMap<String, String>();
    if (request.models().isEmpty() || request.models().contains(RECOMMEND)) {
      results.putAll(train(request.family(), progress));
    }
    if (request.models().isEmpty() || request.models().contains(FORESIGHT)) {
      results.putAll(foresight.train(progress));
    }
    if (request.models().isEmpty() || request.models().contains(ThemesWork.MODEL)) {
      results.putAll(themes.learn(progress));
    }
    return results;
  }

  private SequencedMap<String, String> train(String family, Progress progress) {
    Instant started = clock.instant();
    try {
      return TrainingSummary.of(program.train(family, progress));
    } finally {
      attemptedAt = clock.instant();
      attemptTook = Duration.between(started, clock.instant());
    }
  }

  private SequencedMap<String, String> ingest(JobRequest.Ingest request, Progress progress) {
    IngestReport report;
    try {
      report =
          program
              .ingest()
              .run(
                  request.paths(),
                  format(request.format()),
                  ColumnMap.of(request.columns()),
                  new CleaningChoice(request.asIs(), request.rates()),
                  progress);
    } catch (IngestException e) {
      inbox.failed(request.paths(), String.valueOf(e.getMessage()));
      throw e;
    }
    inbox.filed(request.paths(), report);
    eraseReturned();
    program.catalogueChanged();
    program.search().read();
    program.reviews().changed();
    return IngestSummary.of(report, program.quality().newest());
  }

  /// Erases again who was erased and came back, as with a load of older data.
  private void eraseReturned() {
    Erased erased = program.store().facts().eraseReturned(new SecureRandom());
    if (!erased.ids().isEmpty()) {
      program.erased(erased);
    }
  }

  private SequencedMap<String, String> fuse(List<FusionKind> kinds, Progress progress) {
    var results = new LinkedHashMap<String, String>();
    for (FusionKind kind : kinds) {
      ShopFusion.Outcome outcome = program.fuse(kind, progress);
      String name = kind.wireName();
      results.put(name + ": platforms", String.join(", ", outcome.platforms()));
      results.put(name + ": merged", "%,d".formatted(outcome.merges()));
      results.put(name + ": doubtful", "%,d".formatted(outcome.doubts()));
      if (outcome.forbidden() > 0) {
        results.put(
            name + ": left out, as people's labels forbid them",
            "%,d".formatted(outcome.forbidden()));
      }
      if (outcome.platforms().size() < 2) {
        results.put(
            name + ": nothing to fuse",
            "all are of one platform; the attribute '%s' names it".formatted(StoredRecords.SOURCE));
      }
    }
    program.catalogueChanged();
    program.customers().changed();
    return results;
  }

  private static List<FusionKind> kinds(JobRequest.Fuse fuse) {
    return fuse.kinds().isEmpty()
        ? List.of(FusionKind.values())
        : fuse.kinds().stream()
            .map(name ->
                FusionKind.of(name)
                    .orElseThrow(() ->
                        new IllegalArgumentException(
                            "there is no kind '%s': name customers or products, or none for both"
                                .formatted(name))))
            .toList();
  }

  private SequencedMap<String, String> readReviews(Progress progress) {
    ReviewStudy study = program.reviews().refresh(progress).study();
    var results = new LinkedHashMap<String, String>();
    results.put("reviews", "%,d".formatted(study.reviews().size()));
    results.put("sentiment by", study.analyser().sentiment().name());
    results.put("measured", study.analyser().sentiment().calibration());
    results.put("aspects", "%,d".formatted(study.analyser().catalogue().aspects().size()));
    return results;
  }

  private static void requireModel(String name) {
    if (!MODELS.contains(name)) {
      throw new IllegalArgumentException(
          "there is no model '%s': name one of %s, or none for all"
              .formatted(name, String.join(", ", MODELS)));
    }
  }

  /// The format of a name; null, to be guessed, for none.
  static @Nullable Format format(@Nullable String name) {
    return name == null
        ? null
        : Format.of(name)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "there is no format '%s': name one of %s, or none to have it guessed"
                        .formatted(name, Format.names())));
  }
}
