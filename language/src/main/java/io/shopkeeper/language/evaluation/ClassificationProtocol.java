package io.shopkeeper.language.evaluation;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.LanguageException;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.classify.ClassifierTrainer;
import io.shopkeeper.language.classify.Component;
import io.shopkeeper.language.classify.FeatureExtraction;
import io.shopkeeper.language.classify.HeadTrainer;
import io.shopkeeper.language.classify.NgramTrainer;
import io.shopkeeper.language.classify.TextClassifier;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.language.classify.TunedEncoderTrainer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Records are put into classes. Training and validation records are used alike: strengths and the
/// weights of the blend are chosen on folds of both. Records of train that are copies of one in
/// test are dropped; with folds, copies are in the same one.
///
/// @param <T> a record without its label
public final class ClassificationProtocol<T> implements TextProtocol {
  /// Whether a review is in favour; of two classes the one that sorts last is the positive one.
  public static final ClassificationProtocol<?> SENTIMENT =
      new ClassificationProtocol<>(
          "sentiment",
          new ReviewTask(
              List.of("label", "sentiment", "polarity", "recommended ind", "recommended", "标签")));

  /// How many stars go with a review.
  public static final ClassificationProtocol<?> RATING =
      new ClassificationProtocol<>(
          "rating", new ReviewTask(List.of("rating", "stars", "score", "label", "评分")));

  /// What a sentence thinks of an aspect.
  public static final ClassificationProtocol<?> ASPECTS =
      new ClassificationProtocol<>("aspects", new AspectTask());

  /// Whether two questions ask the same.
  public static final ClassificationProtocol<?> MATCHING =
      new ClassificationProtocol<>("matching", new PairTask());

  private final String label;
  private final Task<T> task;

  private ClassificationProtocol(String label, Task<T> task) {
    this.label = label;
    this.task = task;
  }

  @Override
  public String label() {
    return label;
  }

  /// What is trained.
  ///
  /// @param tuned whether an encoder is trained further beside the components
  private record Model(List<Component> components, boolean tuned) {

    static Model of(String name, Seed seed) {
      var ngrams = new NgramTrainer(1);
      var encoder = new HeadTrainer(seed);
      return switch (name) {
        case "auto", "blend" -> new Model(List.of(ngrams, encoder), false);
        case "tuned" -> new Model(List.of(ngrams, encoder), true);
        case "ngrams" -> new Model(List.of(ngrams), false);
        case "encoder" -> new Model(List.of(encoder), false);
        default ->
            throw new IllegalArgumentException(
                "model '%s' is not one of auto, blend, tuned, ngrams, encoder".formatted(name));
      };
    }
  }

  /// What came of it.
  ///
  /// @param tuned whether the encoder that was trained further had work enough to join
  private record Learned(TextClassifier classifier, List<Component> components, boolean tuned) {

    String model() {
      String own = components.size() > 1 ? "blend" : components.getFirst().model();
      return tuned ? own + "+tuned-encoder" : own;
    }
  }

  @Override
  public ProtocolResult run(TextFiles files, String model, Surroundings surroundings) {
    Model chosen = Model.of(model, surroundings.seed());
    return files.data() == null
        ? split(files, chosen, surroundings)
        : folds(files.data(), files.folds(), chosen, surroundings);
  }

  private ProtocolResult split(TextFiles files, Model model, Surroundings given) {
    Labelled<T> test = task.read(Objects.requireNonNull(files.test()));
    Labelled<T> all = labelled(Objects.requireNonNull(files.train()));
    if (files.valid() != null) {
      all = all.and(labelled(files.valid()));
    }
    Labelled<T> train = without(all, test);
    Classes classes = Classes.of(train.labels(), files.train());
    List<T> both = Stream.concat(train.records().stream(), test.records().stream()).toList();
    List<TextFeatures> features = features(both, train, model, given);
    Learned learned = train(train, features.subList(0, train.size()), classes, model, 1, given);
    given.trained().run();
    return result(
        learned,
        test.labels(),
        predict(learned.classifier(), features.subList(train.size(), both.size()), given),
        classes,
        all.size() - train.size(),
        given);
  }

  /// The metrics on test as it was written and as each disturbance leaves it, by a model that has
  /// learned from undisturbed texts.
  ///
  /// @param files train and test
  /// @throws LanguageException if a file cannot be read or holds too little
  public Map<TextDisturbance, MetricReport> robustness(
      TextFiles files, String model, Surroundings given) {
    Model chosen = Model.of(model, given.seed());
    Labelled<T> test = labelled(Objects.requireNonNull(files.test()));
    Labelled<T> train = without(labelled(Objects.requireNonNull(files.train())), test);
    Classes classes = Classes.of(train.labels(), files.train());
    FeatureExtraction<T> extraction = extraction(train, chosen, given);
    TextClassifier classifier =
        train(
                train,
                extraction.of(train.records(), given.workers(), given.progress()),
                classes,
                chosen,
                1,
                given)
            .classifier();
    given.trained().run();
    var found = new EnumMap<TextDisturbance, MetricReport>(TextDisturbance.class);
    for (TextDisturbance disturbance : TextDisturbance.values()) {
      List<T> written =
          test.records().stream()
              .map(record -> task.rewritten(record, text -> disturbance.of(text, given.seed())))
              .toList();
      double[][] probabilities =
          predict(classifier, extraction.of(written, given.workers(), given.progress()), given);
      found.put(disturbance, metrics(test.labels(), probabilities, classes, given));
    }
    return found;
  }

  private ProtocolResult folds(Path file, int folds, Model model, Surroundings given) {
    Labelled<T> all = labelled(file);
    Classes classes = Classes.of(all.labels(), file);
    List<TextFeatures> features = features(all.records(), all, model, given);
    int[] fold = Folds.of(texts(all), folds, given.seed().derive("outer"));
    double[][] probabilities = new double[all.size()][];
    Learned learned = null;
    for (int f = 0; f < folds; f++) {
      int current = f;
      int[] rest = IntStream.range(0, fold.length).filter(i -> fold[i] != current).toArray();
      learned =
          train(
              all.at(rest),
              Arrays.stream(rest).mapToObj(features::get).toList(),
              classes,
              model,
              folds,
              given);
      int[] held = IntStream.range(0, fold.length).filter(i -> fold[i] == current).toArray();
      double[][] predicted =
          predict(
              learned.classifier(), Arrays.stream(held).mapToObj(features::get).toList(), given);
      for (int i = 0; i < held.length; i++) {
        probabilities[held[i]] = predicted[i];
      }
    }
    given.trained().run();
    return result(Objects.requireNonNull(learned), all.labels(), probabilities, classes, 0, given);
  }

  private Labelled<T> labelled(Path file) {
    Labelled<T> records = task.read(file);
    if (records.labels().isEmpty()) {
      throw new LanguageException(
          LanguageException.Code.NOTHING_TO_LEARN,
          "'%s' has no labels to learn from".formatted(file));
    }
    return records;
  }

  /// Those with a label that are no copies of a record in test.
  private Labelled<T> without(Labelled<T> all, Labelled<T> test) {
    Set<String> keys = texts(test).stream().map(NormalText::key).collect(Collectors.toSet());
    return all.at(
        IntStream.range(0, all.size())
            .filter(i -> !keys.contains(NormalText.key(task.text(all.records().get(i)))))
            .toArray());
  }

  private List<String> texts(Labelled<T> records) {
    return records.records().stream().map(task::text).toList();
  }

  private List<TextFeatures> features(
      List<T> records, Labelled<T> train, Model model, Surroundings given) {
    return extraction(train, model, given).of(records, given.workers(), given.progress());
  }

  private FeatureExtraction<T> extraction(Labelled<T> train, Model model, Surroundings given) {
    Language language = FeatureExtraction.mainLanguage(texts(train));
    boolean encode = model.components().stream().anyMatch(HeadTrainer.class::isInstance);
    return new FeatureExtraction<>(
        task.features(
            language,
            encode ? Optional.of(given.encoders().of(language)) : Optional.empty(),
            train.records()));
  }

  /// @param trainings that share the work allowed
  private Learned train(
      Labelled<T> train,
      List<TextFeatures> features,
      Classes classes,
      Model model,
      int trainings,
      Surroundings given) {
    int[] folds = Folds.of(texts(train), ClassifierTrainer.FOLDS, given.seed().derive("inner"));
    int[] labels = classes.numbers(train.labels());
    int size = classes.names().size();
    ClassifierTrainer.Trained trained =
        new ClassifierTrainer(model.components(), given.workers(), given.progress())
            .train(features, labels, folds, size);
    Optional<TextClassifier> tuned =
        model.tuned()
            ? new TunedEncoderTrainer(
                    given.encoders().of(FeatureExtraction.mainLanguage(texts(train))),
                    TunedEncoderTrainer.MOST_WORK / trainings,
                    given.seed(),
                    given.workers(),
                    given.progress())
                .join(trained.classifier(), features, labels, size)
            : Optional.empty();
    return new Learned(tuned.orElse(trained.classifier()), trained.components(), tuned.isPresent());
  }

  private static double[][] predict(
      TextClassifier classifier, List<TextFeatures> features, Surroundings given) {
    double[][] probabilities = new double[features.size()][];
    given
        .workers()
        .forEach(
            features.size(),
            () -> i -> probabilities[i] = classifier.probabilities(features.get(i)));
    return probabilities;
  }

  private ProtocolResult result(
      Learned learned,
      List<String> labels,
      double[][] probabilities,
      Classes classes,
      int dropped,
      Surroundings given) {
    return new ProtocolResult(
            label,
            learned.model(),
            learned.components().toString(),
            metrics(labels, probabilities, classes, given),
            "texts",
            Arrays.stream(probabilities).map(classes::line).toList())
        .withDropped(dropped);
  }

  private static MetricReport metrics(
      List<String> labels, double[][] probabilities, Classes classes, Surroundings given) {
    return labels.isEmpty()
        ? new MetricReport(new LinkedHashMap<>())
        : ClassMetrics.of(
            classes, classes.numbers(labels), probabilities, Bootstrap.of(given.seed()));
  }
}
