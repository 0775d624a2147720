package io.shopkeeper.neural.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SequenceTransformerTest {

  private static final TransformerShape SHAPE = new TransformerShape(20, 6, 12, 2, 3);
  private static final TransformerWeights WEIGHTS = weights();
  private static final SequenceTransformer TRANSFORMER = SequenceTransformer.of(WEIGHTS);

  @Test
  void readsAsThePackagesFormulasSay() {
    for (int[] items : new int[][] {{7}, {3, 1}, {3, 1, 4, 1, 5, 9}}) {
      double[] expected = byTheFormulas(items);
      float[] next = TRANSFORMER.next(items);
      for (int k = 0; k < 12; k++) {
        assertThat(next[k]).isCloseTo((float) expected[k], within(1e-4f));
      }
    }
  }

  @Test
  void readsTheLastItemsOfALongSequence() {
    assertThat(TRANSFORMER.next(new int[] {8, 8, 3, 1, 4, 1, 5, 9}))
        .containsExactly(TRANSFORMER.next(new int[] {3, 1, 4, 1, 5, 9}));
  }

  @Test
  void tellsTheOrderOfItems() {
    assertThat(TRANSFORMER.next(new int[] {1, 2, 3}))
        .isNotEqualTo(TRANSFORMER.next(new int[] {2, 1, 3}));
  }

  @Test
  void refusesNoItemsAndUnknownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TRANSFORMER.next(new int[0]))
        .withMessage("nothing follows from no items");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TRANSFORMER.next(new int[] {20}))
        .withMessage("item 20 is not one of 20");
  }

  @Test
  void refusesWeightsOfAnotherShape() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TransformerWeights(SHAPE, new float[12], WEIGHTS.body()))
        .withMessage("items holds 12 numbers, the shape needs 240");
  }

  private static TransformerWeights weights() {
    var random = new SplittableRandom(4);
    float[] items = new float[20 * 12];
    float[] body = new float[TransformerWeights.bodySize(SHAPE)];
    for (float[] values : new float[][] {items, body}) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (.3 * random.nextGaussian());
      }
    }
    return new TransformerWeights(SHAPE, items, body);
  }

  // The formulas once more, one token at a time in doubles and with nothing shared with the program
  // but the order of the parameters.

  private static int at;

  private static double[] byTheFormulas(int[] items) {
    int d = 12;
    double[][] x = new double[items.length][d];
    for (int t = 0; t < items.length; t++) {
      for (int k = 0; k < d; k++) {
        x[t][k] = Math.sqrt(d) * WEIGHTS.items()[items[t] * d + k] + WEIGHTS.body()[t * d + k];
      }
    }
    at = SHAPE.length() * d;
    for (int block = 0; block < SHAPE.blocks(); block++) {
      double[][] attended = attention(linear(norm(x), 3 * d), d);
      add(x, linear(attended, d));
      double[][] hidden = linear(norm(x), 4 * d);
      for (double[] row : hidden) {
        Arrays.setAll(row, k -> Math.max(0, row[k]));
      }
      add(x, linear(hidden, d));
    }
    return norm(x)[items.length - 1];
  }

  private static double[][] norm(double[][] x) {
    double[][] y = new double[x.length][12];
    for (int t = 0; t < x.length; t++) {
      double mean = Arrays.stream(x[t]).average().orElseThrow();
      double variance =
          Arrays.stream(x[t]).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
      for (int k = 0; k < 12; k++) {
        y[t][k] =
            (x[t][k] - mean) / Math.sqrt(variance + 1e-5) * WEIGHTS.body()[at + k]
                + WEIGHTS.body()[at + 12 + k];
      }
    }
    at += 24;
    return y;
  }

  private static double[][] linear(double[][] x, int out) {
    int in = x[0].length;
    double[][] y = new double[x.length][out];
    for (int t = 0; t < x.length; t++) {
      for (int j = 0; j < out; j++) {
        y[t][j] = WEIGHTS.body()[at + in * out + j];
        for (int i = 0; i < in; i++) {
          y[t][j] += x[t][i] * WEIGHTS.body()[at + i * out + j];
        }
      }
    }
    at += in * out + out;
    return y;
  }

  private static double[][] attention(double[][] qkv, int d) {
    int width = d / SHAPE.heads();
    double[][] out = new double[qkv.length][d];
    for (int t = 0; t < qkv.length; t++) {
      for (int head = 0; head < SHAPE.heads(); head++) {
        double[] weight = new double[t + 1];
        for (int s = 0; s <= t; s++) {
          for (int k = head * width; k < (head + 1) * width; k++) {
            weight[s] += qkv[t][k] * qkv[s][d + k];
          }
          weight[s] = Math.exp(weight[s] / Math.sqrt(width));
        }
        double sum = Arrays.stream(weight).sum();
        for (int s = 0; s <= t; s++) {
          for (int k = head * width; k < (head + 1) * width; k++) {
            out[t][k] += weight[s] / sum * qkv[s][2 * d + k];
          }
        }
      }
    }
    return out;
  }

  private static void add(double[][] x, double[][] more) {
    for (int t = 0; t < x.length; t++) {
      for (int k = 0; k < x[t].length; k++) {
        x[t][k] += more[t][k];
      }
    }
  }
}
