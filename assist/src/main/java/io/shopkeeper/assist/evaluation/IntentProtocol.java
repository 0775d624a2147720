package io.shopkeeper.assist.evaluation;

import io.shopkeeper.assist.intent.IntentModel;
import io.shopkeeper.assist.intent.IntentReading;
import io.shopkeeper.assist.intent.IntentTrainer;
import io.shopkeeper.assist.intent.UtteranceReader;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.LanguageException;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.classify.FeatureExtraction;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.language.classify.TunedEncoderTrainer;
import io.shopkeeper.language.evaluation.Folds;
import io.shopkeeper.language.evaluation.Surroundings;
import io.shopkeeper.language.evaluation.TextFiles;
import io.shopkeeper.language.evaluation.TextProtocol;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Utterances are put into intents, and those out of scope are told. Of utterances with the same
/// normal text the first is learned from and counted; with train and test, those in test are
/// dropped from train; with folds, copies share one, and intents with fewer utterances than folds
/// are left out. Records of test whose intent is `oos` or `out_of_scope` count as out of scope; of
/// train they are not used. The model `auto` trains the encoder further where that helps, `ridge`
/// never.
public final class IntentProtocol implements TextProtocol {
  private static final String AUTO = "auto";
  private static final String RIDGE = "ridge";

  @Override
  public String label() {
    return "intents";
  }

  @Override
  public ProtocolResult run(TextFiles files, String model, Surroundings given) {
    if (!Set.of(AUTO, RIDGE).contains(model)) {
      throw new IllegalArgumentException(
          "model '%s' is not one of %s, %s".formatted(model, AUTO, RIDGE));
    }
    double work = model.equals(RIDGE) ? 0 : TunedEncoderTrainer.MOST_WORK;
    return files.data() == null
        ? split(files, work, given)
        : folds(files.data(), files.folds(), work, given);
  }

  private ProtocolResult split(TextFiles files, double work, Surroundings given) {
    Utterances train = Utterances.read(Objects.requireNonNull(files.train()));
    if (files.valid() != null) {
      train = both(train, Utterances.read(files.valid()));
    }
    Utterances test = Utterances.read(Objects.requireNonNull(files.test()));
    Set<String> tested = test.texts().stream().map(NormalText::key).collect(Collectors.toSet());
    int[] unique = firsts(train, new HashSet<>());
    int[] taught = firsts(train, tested);
    Reading reading = Reading.of(train, taught, work, given);
    IntentModel model = reading.train(train, taught);
    given.trained().run();
    List<IntentReading> readings = reading.read(model, test, test.records().toArray());
    String settings = model.tuned() ? "encoder trained further" : "";
    return result(
        test, test.records().toArray(), readings, unique.length - taught.length, settings, given);
  }

  private ProtocolResult folds(Path file, int folds, double work, Surroundings given) {
    Utterances all = Utterances.read(file);
    int[] unique = firsts(all, new HashSet<>());
    Map<String, Integer> counts = all.labelled() ? all.counts(unique) : Map.of();
    int[] counted =
        Arrays.stream(unique)
            .filter(i -> counts.getOrDefault(all.intents().get(i), 0) >= folds)
            .toArray();
    int[] fold = Folds.of(all.texts(), folds, given.seed().derive("outer"));
    Reading reading = Reading.of(all, counted, work / folds, given);
    IntentReading[] readings = new IntentReading[all.size()];
    for (int f = 0; f < folds; f++) {
      int current = f;
      IntentModel model =
          reading.train(all, Arrays.stream(counted).filter(i -> fold[i] != current).toArray());
      int[] held = all.records().filter(i -> fold[i] == current).toArray();
      List<IntentReading> found = reading.read(model, all, held);
      for (int i = 0; i < held.length; i++) {
        readings[held[i]] = found.get(i);
      }
    }
    given.trained().run();
    String left = "%d of %d records counted".formatted(counted.length, all.size());
    return result(all, counted, List.of(readings), 0, left, given);
  }

  /// The records with an intent whose text is not among those known, each text once.
  private static int[] firsts(Utterances utterances, Set<String> known) {
    return utterances
        .records()
        .filter(utterances::teaches)
        .filter(i -> known.add(NormalText.key(utterances.texts().get(i))))
        .toArray();
  }

  private static Utterances both(Utterances a, Utterances b) {
    return new Utterances(
        IntStream.range(0, a.size() + b.size())
            .mapToObj(i -> i < a.size() ? a.texts().get(i) : b.texts().get(i - a.size()))
            .toList(),
        IntStream.range(0, a.intents().size() + b.intents().size())
            .mapToObj(
                i -> i < a.intents().size() ? a.intents().get(i) : b.intents().get(i - a.size()))
            .toList());
  }

  /// Reads every text once, however many models are trained.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Reading(
      IntentTrainer trainer, UtteranceReader reader, TextFeatures[] read, Surroundings given) {

    static Reading of(Utterances utterances, int[] taught, double work, Surroundings given) {
      if (Arrays.stream(taught).mapToObj(i -> utterances.intents().get(i)).distinct().count() < 2) {
        throw new LanguageException(
            LanguageException.Code.NOTHING_TO_LEARN,
            "utterances of at least two intents are needed to learn from");
      }
      List<String> texts = Arrays.stream(taught).mapToObj(utterances.texts()::get).toList();
      Language language = FeatureExtraction.mainLanguage(texts);
      Seed seed = given.seed();
      var trainer =
          new IntentTrainer(given.encoders(), work, seed, given.workers(), given.progress());
      UtteranceReader reader = trainer.reader(language);
      TextFeatures[] read = new TextFeatures[utterances.size()];
      List<TextFeatures> features =
          new FeatureExtraction<String>(reader::read).of(texts, given.workers(), given.progress());
      for (int i = 0; i < taught.length; i++) {
        read[taught[i]] = features.get(i);
      }
      return new Reading(trainer, reader, read, given);
    }

    IntentModel train(Utterances utterances, int[] taught) {
      return trainer.train(
          reader,
          Arrays.stream(taught).mapToObj(i -> read[i]).toList(),
          Arrays.stream(taught).mapToObj(i -> utterances.intents().get(i)).toList());
    }

    List<IntentReading> read(IntentModel model, Utterances utterances, int[] records) {
      IntentReading[] readings = new IntentReading[records.length];
      given
          .workers()
          .forEach(
              records.length,
              () -> i -> readings[i] = model.read(utterances.texts().get(records[i])));
      return List.of(readings);
    }
  }

  private ProtocolResult result(
      Utterances utterances,
      int[] judged,
      List<IntentReading> readings,
      int dropped,
      String settings,
      Surroundings given) {
    return new ProtocolResult(
            label(),
            RIDGE,
            settings,
            IntentMetrics.of(utterances, judged, readings, Bootstrap.of(given.seed())),
            "texts",
            readings.stream()
                .map(r ->
                    String.format(
                        Locale.ROOT,
                        "%s\t%.6f\t%.6f",
                        r.best().intent(),
                        r.best().probability(),
                        r.inScope()))
                .toList())
        .withDropped(dropped);
  }
}
