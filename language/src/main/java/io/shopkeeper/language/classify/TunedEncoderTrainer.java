package io.shopkeeper.language.classify;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.neural.encoder.EncoderWeights;
import io.shopkeeper.neural.encoder.TextEncoder;
import io.shopkeeper.neural.tuning.TokenClassifier;
import io.shopkeeper.neural.tuning.TokenClassifierTrainer;
import io.shopkeeper.neural.tuning.Tuning;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Trains the upper three quarters of an encoder further on passages in classes, by itself or
/// beside a classifier that does without.
///
/// @param encoder to begin with
/// @param work allowed: tokens read, times layers trained
public record TunedEncoderTrainer(
    TextEncoder encoder, double work, Seed seed, Workers workers, Progress progress) {
  /// A million of it takes some 145 CPU-seconds with the Chinese encoder.
  public static final double MOST_WORK = 6e6;

  /// Folds, the first of which is held out of an encoder by itself.
  public static final int FOLDS = 8;

  private static final int EPOCHS = 3;
  private static final int BATCH = 16;
  private static final double LEARNING_RATE = 1e-4;
  private static final double DROPOUT = .1;

  /// Adds the encoder, trained on all records, to what was trained; empty where not even one pass
  /// over the records would fit the work allowed.
  public Optional<TextClassifier> join(
      TextClassifier classifier, List<TextFeatures> records, int[] labels, int classes) {
    return trained(records, labels, classes, EPOCHS)
        .map(encoder -> new TunedBlend(classifier, encoder));
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
    return trained(at(records, rest), at(labels, rest), classes, most)
        .map(tuned -> {
          int[] held = where(folds, fold -> fold == 0);
          double[][] heldOut = new double[held.length][];
          workers.forEach(
              held.length, () -> i -> heldOut[i] = tuned.probabilities(records.get(held[i])));
          return new Alone(tuned, held, heldOut);
        });
  }

  private Optional<TunedEncoder> trained(
      List<TextFeatures> records, int[] labels, int classes, double most) {
    double tokens =
        records.stream().mapToDouble(record -> encoder.passageLength(record.passage())).sum();
    double epochs = Math.min(most, work / (tokens * layers()));
    return epochs < 1 ? Optional.empty() : Optional.of(train(records, labels, classes, epochs));
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
