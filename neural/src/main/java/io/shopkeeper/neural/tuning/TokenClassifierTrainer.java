package io.shopkeeper.neural.tuning;

import io.shopkeeper.neural.encoder.EncoderWeights;
import io.shopkeeper.neural.encoder.RealParameters;
import io.shopkeeper.neural.layers.Adam;
import io.shopkeeper.neural.layers.Dropout;
import io.shopkeeper.numeric.MatrixProduct;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Goes on training the upper layers of a pretrained encoder, with a linear head of its own, so
/// that every token of a text is put into its class (Devlin et al., NAACL 2019); the layers below
/// stay as they are and are read by [io.shopkeeper.neural.encoder.TextEncoder].
///
/// Minimises the mean cross-entropy of tokens by Adam, its rate rising over the first tenth of the
/// steps and then falling to 0. The same generator state, texts and settings give the same weights
/// at any number of workers.
///
/// @param weights to begin with
/// @param classes of tokens
public record TokenClassifierTrainer(
    EncoderWeights weights, int classes, Tuning tuning, Workers workers) {

  /// Parts of a batch whose gradients are summed by themselves, whatever the number of workers.
  private static final int PARTS = 2;

  /// Parameters updated at a time.
  private static final int BLOCK = 1 << 14;

  private static final double WARM_UP = .1;

  /// Of a token that is in no class.
  private static final int NONE = -1;

  /// Hears of every step that is done.
  @FunctionalInterface
  public interface Listener {
    /// @param loss the mean over the step's tokens before it, in nats
    void step(int steps, double loss);
  }

  /// @param texts the vectors of the tokens of the text at an index, as the layer below those that
  ///   are trained gives them; called on workers' threads, once in every pass over the texts
  /// @param targets the class of every token of every text, or of its first ones: those behind are
  ///   read and put into no class; a text has at least one
  public TokenClassifier fit(
      IntFunction<float[]> texts, List<int[]> targets, RandomGenerator random, Listener listener) {
    var layout = new Layout(weights.dimension(), tuning.layers(), classes);
    var run = new Run(layout, texts, targets, published(layout));
    int[] order = {};
    int at = 0;
    for (int step = 1; step <= tuning.steps(); step++) {
      if (at >= order.length) {
        order = shuffled(targets.size(), random);
        at = 0;
      }
      int end = Math.min(order.length, at + tuning.batch());
      double loss = run.learn(Arrays.copyOfRange(order, at, end), step, random.nextLong());
      listener.step(step, loss);
      at = end;
    }
    return new TokenClassifier(PackedLayers.of(layout, weights.heads(), run.parameters));
  }

  private double rate(int step) {
    double done = (step - .5) / tuning.steps();
    return tuning.learningRate() * Math.min(done / WARM_UP, (1 - done) / (1 - WARM_UP));
  }

  private static int[] shuffled(int size, RandomGenerator random) {
    int[] order = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = order[j];
      order[j] = order[i];
      order[i] = other;
    }
    return order;
  }

  /// The published parameters of the upper layers, and a head of zeros.
  private float[] published(Layout layout) {
    RealParameters published = RealParameters.of(weights);
    float[] parameters = new float[layout.size()];
    for (int layer = 0; layer < layout.layers(); layer++) {
      String name = "encoder.layer.%d.".formatted(weights.layers() - layout.layers() + layer);
      Layout.Layer at = layout.layer(layer);
      copySideBySide(published, name + "attention.self.", parameters, at.qkv());
      copy(published, name + "attention.output.dense", parameters, at.out());
      copyNorm(published, name + "attention.output.LayerNorm", parameters, at.norm1());
      copy(published, name + "intermediate.dense", parameters, at.up());
      copy(published, name + "output.dense", parameters, at.down());
      copyNorm(published, name + "output.LayerNorm", parameters, at.norm2());
    }
    return parameters;
  }

  private static void copy(RealParameters from, String name, float[] to, int at) {
    float[] map = from.weights(name);
    float[] bias = from.vector(name + ".bias");
    System.arraycopy(map, 0, to, at, map.length);
    System.arraycopy(bias, 0, to, at + map.length, bias.length);
  }

  private static void copyNorm(RealParameters from, String name, float[] to, int at) {
    float[] gain = from.vector(name + ".weight");
    float[] shift = from.vector(name + ".bias");
    System.arraycopy(gain, 0, to, at, gain.length);
    System.arraycopy(shift, 0, to, at + gain.length, shift.length);
  }

  /// Query, key and value as one map.
  private void copySideBySide(RealParameters from, String name, float[] to, int at) {
    int d = weights.dimension();
    List<String> maps = List.of("query", "key", "value");
    for (int m = 0; m < maps.size(); m++) {
      float[] map = from.weights(name + maps.get(m));
      for (int row = 0; row < d; row++) {
        System.arraycopy(map, row * d, to, at + row * 3 * d + m * d, d);
      }
      float[] bias = from.vector(name + maps.get(m) + ".bias");
      System.arraycopy(bias, 0, to, at + 3 * d * d + m * d, d);
    }
  }

  /// The state of one training.
  private final class Run {
    private final Layout layout;
    private final IntFunction<float[]> texts;
    private final List<int[]> targets;
    private final float[] parameters;
    private final float[][] gradients;
    private final Adam adam;

    Run(Layout layout, IntFunction<float[]> texts, List<int[]> targets, float[] parameters) {
      this.layout = layout;
      this.texts = texts;
      this.targets = targets;
      this.parameters = parameters;
      gradients = new float[PARTS][parameters.length];
      adam = new Adam(parameters.length);
    }

    /// Makes one step; returns the mean loss of the batch before it.
    double learn(int[] batch, int step, long seed) {
      PackedLayers packed = PackedLayers.of(layout, weights.heads(), parameters);
      int tokens = Arrays.stream(batch).map(text -> targets.get(text).length).sum();
      double[] losses = new double[PARTS];
      workers.forEach(
          PARTS,
          1,
          () -> {
            var product = new MatrixProduct();
            return part -> {
              Arrays.fill(gradients[part], 0);
              int from = part * batch.length / PARTS;
              int to = (part + 1) * batch.length / PARTS;
              var dropout =
                  tuning.dropout() > 0 ? new Dropout(tuning.dropout(), seed + part) : null;
              losses[part] =
                  pass(
                      Arrays.copyOfRange(batch, from, to),
                      packed,
                      dropout,
                      tokens,
                      gradients[part],
                      product);
            };
          });
      update(step);
      return Arrays.stream(losses).sum() / tokens;
    }

    private void update(int step) {
      workers.forEach(
          Math.ceilDiv(parameters.length, BLOCK),
          1,
          () ->
              block -> {
                int from = block * BLOCK;
                int to = Math.min(parameters.length, from + BLOCK);
                for (int part = 1; part < PARTS; part++) {
                  Vectors.axpy(1, gradients[part], from, gradients[0], from, to - from);
                }
                adam.update(parameters, gradients[0], from, to, step, rate(step));
              });
    }

    /// The loss of some texts; leaves its gradient, divided by the number of tokens of the batch.
    private double pass(
        int[] part,
        PackedLayers packed,
        @Nullable Dropout dropout,
        int tokens,
        float[] gradient,
        MatrixProduct product) {
      int d = layout.dimension();
      List<float[]> read = Arrays.stream(part).mapToObj(texts).toList();
      int[] starts = new int[part.length + 1];
      for (int t = 0; t < part.length; t++) {
        starts[t + 1] = starts[t] + read.get(t).length / d;
      }
      int rows = starts[part.length];
      if (rows == 0) {
        return 0;
      }
      float[] in = new float[rows * d];
      int[] truth = new int[rows];
      Arrays.fill(truth, NONE);
      for (int t = 0; t < part.length; t++) {
        int[] own = targets.get(part[t]);
        System.arraycopy(read.get(t), 0, in, starts[t] * d, read.get(t).length);
        System.arraycopy(own, 0, truth, starts[t], own.length);
      }
      var pass = new TunedPass(packed, starts, dropout);
      float[] margins = pass.forward(in, product);
      double loss = 0;
      for (int row = 0; row < rows; row++) {
        int at = row * classes;
        if (truth[row] == NONE) {
          Arrays.fill(margins, at, at + classes, 0);
          continue;
        }
        Vectors.softmax(margins, at, classes);
        loss -= Math.log(Math.max(margins[at + truth[row]], Float.MIN_NORMAL));
        margins[at + truth[row]] -= 1;
      }
      Vectors.scale(1f / tokens, margins);
      pass.backward(margins, gradient, product);
      return loss;
    }
  }
}
