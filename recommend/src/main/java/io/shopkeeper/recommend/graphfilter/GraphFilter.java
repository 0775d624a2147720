package io.shopkeeper.recommend.graphfilter;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.CsrMatrixBuilder;
import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.SingularVectors;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RelationWeights;
import java.util.Arrays;
import java.util.List;

/// The operator P of the package, and its Chebyshev polynomials applied to blocks of signals over
/// the items. Immutable; blocks need a [Workspace] each.
public final class GraphFilter {

  /// Signals computed together: two cache lines of each item.
  public static final int WIDTH = 32;

  private final CsrMatrix normalised;
  private final CsrMatrix transposed;
  private final double[] degrees;

  private GraphFilter(CsrMatrix normalised, double[] degrees) {
    this.normalised = normalised;
    this.transposed = normalised.transpose();
    this.degrees = degrees;
  }

  /// Divides the degrees out of what visitors did.
  public static GraphFilter of(Behaviour behaviour, RelationWeights relations) {
    double[] degrees = new double[behaviour.products().size()];
    double[] lengths = new double[behaviour.rows()];
    for (int row = 0; row < behaviour.rows(); row++) {
      History history = History.of(behaviour.row(row));
      for (int k = 0; k < history.size(); k++) {
        double weight = relations.of(history.relation(k));
        lengths[row] += weight;
        degrees[history.item(k)] += weight;
      }
    }
    CsrMatrixBuilder matrix = CsrMatrix.builder(behaviour.rows(), degrees.length);
    for (int row = 0; row < behaviour.rows(); row++) {
      History history = History.of(behaviour.row(row));
      for (int k = 0; k < history.size(); k++) {
        int item = history.item(k);
        double weight = relations.of(history.relation(k));
        if (weight > 0) {
          matrix.add(row, item, (float) (weight / Math.sqrt(lengths[row] * degrees[item])));
        }
      }
    }
    return new GraphFilter(matrix.build(), degrees);
  }

  public int items() {
    return degrees.length;
  }

  /// `d_i^exponent` of every item i; 1 for an item nobody had to do with.
  public float[] scales(double exponent) {
    float[] scales = new float[degrees.length];
    for (int item = 0; item < scales.length; item++) {
      scales[item] = degrees[item] == 0 ? 1 : (float) Math.pow(degrees[item], exponent);
    }
    return scales;
  }

  /// Ideal low-pass filters, which share one decomposition: see [SingularVectors] for its cost.
  public List<LowPass> lowPass(
      List<LowPassSettings> filters, RelationWeights relations, Seed seed, Workers workers) {
    int rank = filters.stream().mapToInt(LowPassSettings::rank).max().orElse(1);
    DenseMatrix directions =
        SingularVectors.of(normalised, rank, seed.generator("low pass"), workers).vectors();
    return filters.stream()
        .map(filter -> new LowPass(filter, relations, directions, scales(filter.exponent())))
        .toList();
  }

  /// The matrix R̃.
  CsrMatrix matrix() {
    return normalised;
  }

  CsrMatrix transposed() {
    return transposed;
  }

  /// Room for one block. For one thread at a time.
  public Workspace workspace() {
    return new Workspace();
  }

  /// A block of [#WIDTH] signals, item by item.
  public final class Workspace {
    private final float[] customers = new float[normalised.rows() * WIDTH];
    private float[] before = new float[items() * WIDTH];
    private float[] current = new float[items() * WIDTH];
    private float[] next = new float[items() * WIDTH];

    private Workspace() {}

    /// Where signals go before [#filter]: item i of signal w at `i · WIDTH + w`. Zeroed by
    /// [#clear].
    public float[] signal() {
      return before;
    }

    public void clear() {
      Arrays.fill(before, 0);
    }

    /// Adds to every output the polynomial of its coefficients, but for that of degree 0, which
    /// gives the signal itself back. Destroys the signal.
    ///
    /// @param coefficients for each output those of a Chebyshev sum
    /// @param outputs items × [#WIDTH] each, overwritten
    public void filter(double[][] coefficients, float[][] outputs) {
      int degree = 0;
      for (double[] output : coefficients) {
        degree = Math.max(degree, output.length - 1);
      }
      for (float[] output : outputs) {
        Arrays.fill(output, 0);
      }
      step(before, current, 1);
      for (int k = 1; k <= degree; k++) {
        add(current, k, coefficients, outputs);
        if (k < degree) {
          step(current, next, 2);
          for (int i = 0; i < next.length; i++) {
            next[i] -= before[i];
          }
          float[] free = before;
          before = current;
          current = next;
          next = free;
        }
      }
    }

    /// `to = factor · (2P − I) from`
    private void step(float[] from, float[] to, float factor) {
      normalised.times(from, WIDTH, customers);
      transposed.times(customers, WIDTH, to);
      for (int i = 0; i < to.length; i++) {
        to[i] = factor * (2 * to[i] - from[i]);
      }
    }

    private void add(float[] term, int k, double[][] coefficients, float[][] outputs) {
      for (int o = 0; o < outputs.length; o++) {
        float coefficient = k < coefficients[o].length ? (float) coefficients[o][k] : 0;
        float[] output = outputs[o];
        for (int i = 0; i < output.length; i++) {
          output[i] += coefficient * term[i];
        }
      }
    }
  }
}
