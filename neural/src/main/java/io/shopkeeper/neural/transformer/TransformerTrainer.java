package io.shopkeeper.neural.transformer;

import io.shopkeeper.neural.layers.Adam;
import io.shopkeeper.neural.layers.Dropout;
import io.shopkeeper.numeric.MatrixProduct;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// Learns to predict the next item of sequences, by cross-entropy over all items (Klenitskiy and
/// Vasilev, RecSys 2023) or over random ones.
///
/// The same generator state, sequences and settings give the same weights at any number of threads.
public final class TransformerTrainer {

  /// Parts of a batch whose gradients are summed by themselves, whatever the number of threads.
  private static final int PARTS = 8;

  /// Parameters updated at a time.
  private static final int BLOCK = 1 << 14;

  private final TransformerShape shape;
  private final TransformerTraining training;
  private final RandomGenerator random;
  private final Workers workers;
  private final TransformerWeights weights;
  private final ItemVectors items;
  private final Adam bodySteps;
  private final Candidates candidates;
  private int step;

  private TransformerTrainer(
      TransformerShape shape,
      TransformerTraining training,
      ItemAttributes known,
      RandomGenerator random,
      Workers workers) {
    this.shape = shape;
    this.training = training;
    this.random = random;
    this.workers = workers;
    weights = TransformerWeights.random(shape, random);
    items = new ItemVectors(weights, known, random);
    bodySteps = new Adam(weights.body().length);
    candidates = new Candidates(shape, training.negatives(), random);
  }

  /// How parameters are moved in one step.
  @FunctionalInterface
  interface Step {
    void make(Adam adam, float[] values, float[] gradient);
  }

  /// Hears of every epoch that is done.
  @FunctionalInterface
  public interface Listener {
    /// @param epochs done
    /// @param loss the mean over all tokens of the last epoch, in nats
    void epoch(int epochs, double loss);
  }

  /// Trains on all sequences of at least two items; without any, the weights stay as drawn.
  ///
  /// @param sequences items below `shape.items()`, in time order
  /// @param known of all items, or of none
  /// @throws IllegalArgumentException for an item that is not below `shape.items()`
  public static TransformerWeights train(
      TransformerShape shape,
      TransformerTraining training,
      List<int[]> sequences,
      ItemAttributes known,
      RandomGenerator random,
      Workers workers,
      Listener listener) {
    if (known.count() > 0 && known.of().length != shape.items()) {
      throw new IllegalArgumentException(
          "attributes of %d items are known, there are %d"
              .formatted(known.of().length, shape.items()));
    }
    for (int[] sequence : sequences) {
      for (int item : sequence) {
        if (item < 0 || item >= shape.items()) {
          throw new IllegalArgumentException(
              "item %d is not one of %d".formatted(item, shape.items()));
        }
      }
    }
    var trainer = new TransformerTrainer(shape, training, known, random, workers);
    trainer.train(Windows.of(sequences, shape.length()), listener);
    return trainer.weights;
  }

  private void train(List<int[]> windows, Listener listener) {
    int batches = Math.ceilDiv(windows.size(), training.batch());
    int steps = batches * training.epochs();
    for (int epoch = 0; epoch < training.epochs() && batches > 0; epoch++) {
      Collections.shuffle(windows, random);
      double loss = 0;
      long tokens = 0;
      for (int from = 0; from < windows.size(); from += training.batch()) {
        var batch =
            new Batch(windows.subList(from, Math.min(windows.size(), from + training.batch())));
        loss += learn(batch, training.learningRate() * (1 - (double) step / steps)) * batch.size();
        tokens += batch.size();
      }
      listener.epoch(epoch + 1, loss / tokens);
    }
  }

  /// Makes one step; returns the mean loss of the batch before it.
  private double learn(Batch batch, double rate) {
    step++;
    int d = shape.dimension();
    PackedBody packed = PackedBody.of(weights);
    float[] hidden = new float[batch.size() * d];
    var passes = new TransformerPass[batch.parts()];
    long seed = random.nextLong();
    workers.forEach(
        passes.length,
        1,
        () -> {
          var product = new MatrixProduct();
          return part -> {
            passes[part] = batch.pass(part, packed, training.dropout(), seed);
            float[] out = passes[part].forward(product);
            System.arraycopy(out, 0, hidden, batch.firstToken(part) * d, out.length);
          };
        });
    Candidates.Drawn drawn = candidates.draw(batch.targets());
    ItemSoftmax.Answer answer =
        ItemSoftmax.answer(drawn.question(hidden, weights.items()), workers);
    float[][] bodyGradients = new float[passes.length][];
    float[][] inputGradients = new float[passes.length][];
    workers.forEach(
        passes.length,
        1,
        () -> {
          var product = new MatrixProduct();
          return part -> {
            bodyGradients[part] = new float[weights.body().length];
            int from = batch.firstToken(part) * d;
            int to = batch.firstToken(part + 1) * d;
            inputGradients[part] =
                passes[part].backward(
                    Arrays.copyOfRange(answer.dHidden(), from, to), bodyGradients[part], product);
          };
        });
    float[] itemGradient = drawn.spread(answer.dCandidates());
    for (int part = 0; part < passes.length; part++) {
      for (int token = batch.firstToken(part); token < batch.firstToken(part + 1); token++) {
        int from = (token - batch.firstToken(part)) * d;
        Vectors.axpy(1, inputGradients[part], from, itemGradient, batch.tokens()[token] * d, d);
      }
      if (part > 0) {
        Vectors.axpy(1, bodyGradients[part], bodyGradients[0]);
      }
    }
    Step move = (adam, values, gradient) -> update(adam, values, gradient, rate);
    items.update(itemGradient, move);
    move.make(bodySteps, weights.body(), bodyGradients[0]);
    return answer.loss();
  }

  private void update(Adam adam, float[] values, float[] gradient, double rate) {
    workers.forEach(
        Math.ceilDiv(values.length, BLOCK),
        1,
        () ->
            block -> {
              int from = block * BLOCK;
              int to = Math.min(values.length, from + BLOCK);
              adam.update(values, gradient, from, to, step, rate);
            });
  }

  /// Windows laid end to end, divided into parts.
  private static final class Batch {
    private final int[] tokens;
    private final int[] targets;
    private final int[] starts;
    private final int parts;

    Batch(List<int[]> windows) {
      starts = new int[windows.size() + 1];
      for (int w = 0; w < windows.size(); w++) {
        starts[w + 1] = starts[w] + windows.get(w).length - 1;
      }
      tokens = new int[starts[windows.size()]];
      targets = new int[tokens.length];
      for (int w = 0; w < windows.size(); w++) {
        int[] window = windows.get(w);
        System.arraycopy(window, 0, tokens, starts[w], window.length - 1);
        System.arraycopy(window, 1, targets, starts[w], window.length - 1);
      }
      parts = Math.min(PARTS, windows.size());
    }

    int size() {
      return tokens.length;
    }

    int[] tokens() {
      return tokens;
    }

    int[] targets() {
      return targets;
    }

    int parts() {
      return parts;
    }

    int firstToken(int part) {
      return starts[firstWindow(part)];
    }

    TransformerPass pass(int part, PackedBody packed, double dropout, long seed) {
      int first = firstWindow(part);
      int[] own = Arrays.copyOfRange(starts, first, firstWindow(part + 1) + 1);
      for (int w = own.length - 1; w >= 0; w--) {
        own[w] -= own[0];
      }
      return new TransformerPass(
          packed,
          Arrays.copyOfRange(tokens, firstToken(part), firstToken(part + 1)),
          own,
          dropout > 0 ? new Dropout(dropout, seed + part) : null);
    }

    private int firstWindow(int part) {
      return (int) ((long) part * (starts.length - 1) / parts);
    }
  }
}
