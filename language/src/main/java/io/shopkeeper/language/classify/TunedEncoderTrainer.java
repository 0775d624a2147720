package io.shopkeeper.language.classify;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.neural.encoder.EncoderWeights;
import io.shopkeeper.neural.encoder.TextEncoder;
import io.shopkeeper.neural.tuning.TokenClassifier;
import io.shopkeeper.neural.tuning.TokenClassifierTrainer;
import io.shopkeeper.neural.tuning.Tuning;
import io.shopkeeper.numeric.SoftmaxRegression;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Trains the upper three quarters of an encoder further on passages in classes, and mixes it with
/// a classifier that does without. The mixing is learned on an eighth of the records that neither
/// has seen.
///
/// @param encoder to begin with
/// @param work allowed: tokens read, times layers trained
public record TunedEncoderTrainer(
    TextEncoder encoder, double work, Seed seed, Workers workers, Progress progress) {
  /// A million of it takes some 145 CPU-seconds with the Chinese encoder.
  public static final double MOST_WORK = 6e6;

  /// Folds, the first of which is held out.
  public static final int FOLDS = 8;

  private static final int EPOCHS = 3;
  private static final int BATCH = 16;
  private static final double LEARNING_RATE = 1e-4;
  private static final double DROPOUT = .1;
  private static final SoftmaxRegression MIXING = new SoftmaxRegression(1);

  /// Adds the encoder to what was trained; empty where not even one pass over the records would fit
  /// the work allowed.
  ///
  /// @param folds in [0, [#FOLDS]) for each record; copies of a text share one
  public Optional<TextClassifier> join(
      ClassifierTrainer.Trained trained,
      List<TextFeatures> records,
      int[] labels,
      int[] folds,
      int classes) {
    return alone(records, labels, folds, classes, EPOCHS)
        .map(tuned -> {
          double[][] seen = new double[tuned.held.length][];
          for (int i = 0; i < seen.length; i++) {
            seen[i] = TunedBlend.seen(trained.heldOut()[tuned.held[i]], tuned.heldOut[i]);
          }
          return new TunedBlend(
              trained.classifier(),
              tuned.encoder,
              MIXING.fit(seen, at(labels, tuned.held), classes));
        });
  }

  /// An encoder by itself, for others to mix.
  ///
  /// @param held the records it has not seen
  /// @param heldOut what it makes of them
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Alone(TextClassifier encoder, int[] held, double[][] heldOut) {}

  /// Trains the encoder on all but the first fold; empty where not even one pass over the records
  /// would fit the work allowed.
  ///
  /// @param most passes over the records
  public Optional<Alone> alone(
      List<TextFeatures> records, int[] labels, int[] folds, int classes, double most) {
    int[] rest = where(folds, fold -> fold != 0);
    double tokens =
        Arrays.stream(rest).mapToDouble(r -> encoder.passageLength(records.get(r).passage())).sum();
    double epochs = Math.min(most, work / (tokens * layers()));
    if (epochs < 1) {
      return Optional.empty();
    }
    TunedEncoder tuned = train(at(records, rest), at(labels, rest), classes, epochs);
    int[] held = where(folds, fold -> fold == 0);
    double[][] heldOut = new double[held.length][];
    workers.forEach(held.length, () -> i -> heldOut[i] = tuned.probabilities(records.get(held[i])));
    return Optional.of(new Alone(tuned, held, heldOut));
  }

  private TunedEncoder train(List<TextFeatures> records, int[] labels, int classes, double epochs) {
    int steps = (int) Math.ceil(epochs * records.size() / BATCH);
    var tuning = new Tuning(layers(), LEARNING_RATE, steps, BATCH, DROPOUT);
    TokenClassifier classifier =
        new TokenClassifierTrainer(encoder.weights(), classes, tuning, workers)
            .fit(
                r -> encoder.passage(records.get(r).passage(), TunedEncoder.FROZEN),
                Arrays.stream(labels).mapToObj(label -> new int[] {label}).toList(),
                seed.generator("tuned encoder"),
                (step, _) -> progress.at("training the encoder", step, steps));
    return new TunedEncoder(encoder, classifier, classes);
  }

  private int layers() {
    int layers = encoder.weights().layers();
    return layers - layers / EncoderWeights.KEPT * (TunedEncoder.FROZEN + 1);
  }

  private static int[] where(int[] folds, IntPredicate wanted) {
    return IntStream.range(0, folds.length).filter(i -> wanted.test(folds[i])).toArray();
  }

  private static <T> List<T> at(List<T> all, int[] places) {
    return Arrays.stream(places).mapToObj(all::get).toList();
  }

  private static int[] at(int[] all, int[] places) {
    return Arrays.stream(places).map(i -> all[i]).toArray();
  }
}
