package io.shopkeeper.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds the vectors of greatest inner product with a query, exactly.
///
/// Vectors are packed in panels by descending length. What the dimensions seen so far leave open is
/// bounded by the lengths of the rest (Cauchy and Schwarz), and a panel that cannot reach the best
/// found so far is left (Teflioudi, Gemulla and Mykytiuk, "LEMP", SIGMOD 2015; Li et al.,
/// "FEXIPRO", SIGMOD 2017): the sooner, the more of the length lies in the first dimensions, as in
/// a basis of eigenvectors. A product has the same bits whether asked for alone or in bulk. Holds
/// the vectors once. Safe for any number of threads.
public final class InnerProductIndex {

  private static final TileKernel KERNEL = TileKernel.fastest();
  private static final VectorKernels VECTORS = VectorKernels.fastest();

  /// Dimensions after each of which a panel may be left.
  private static final int STAGE = 32;

  /// The share of two whole lengths that covers the rounding of their product.
  private static final float ROUNDING = 2e-5f;

  private final int dimensions;
  private final int stages;

  /// The row of the matrix at each place.
  private final int[] ids;

  /// Panel after panel, `width` places at each dimension.
  private final float[] packed;

  /// By panel and stage, the greatest length in the dimensions from that stage on.
  private final float[] rest;

  private InnerProductIndex(int dimensions, int[] ids, float[] packed, float[] rest) {
    this.dimensions = dimensions;
    this.stages = stages(dimensions);
    this.ids = ids;
    this.packed = packed;
    this.rest = rest;
  }

  /// An index of the rows of a matrix, which are copied; O(rows · (columns + log rows)).
  public static InnerProductIndex of(DenseMatrix vectors) {
    int width = KERNEL.width();
    int dimensions = vectors.columns();
    float[][] lengths = new float[vectors.rows()][stages(dimensions)];
    for (int row = 0; row < lengths.length; row++) {
      rests(vectors.values(), row * dimensions, dimensions, lengths[row]);
    }
    int[] ids =
        IntStream.range(0, vectors.rows())
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -lengths[row][0]))
            .mapToInt(Integer::intValue)
            .toArray();
    int panels = Math.ceilDiv(ids.length, width);
    float[] packed = DenseMatrix.zeros(panels * width, dimensions).values();
    float[] rest = new float[panels * stages(dimensions)];
    for (int place = 0; place < ids.length; place++) {
      int panel = place / width;
      int target = panel * width * dimensions + place % width;
      for (int k = 0; k < dimensions; k++) {
        packed[target + k * width] = vectors.values()[ids[place] * dimensions + k];
      }
      for (int stage = 0; stage < stages(dimensions); stage++) {
        int slot = panel * stages(dimensions) + stage;
        rest[slot] = Math.max(rest[slot], lengths[ids[place]][stage]);
      }
    }
    return new InnerProductIndex(dimensions, ids, packed, rest);
  }

  /// How many vectors there are.
  public int size() {
    return ids.length;
  }

  /// Offers every vector that may be among the best and is admissible; asks of few only. At most
  /// O(size · dimensions), usually a fraction.
  public void search(float[] query, IntPredicate admissible, TopK best) {
    if (query.length != dimensions) {
      throw new IllegalArgumentException(
          "a query of %d dimensions to vectors of %d".formatted(query.length, dimensions));
    }
    int width = KERNEL.width();
    float[] lengths = new float[stages];
    rests(query, 0, dimensions, lengths);
    float[] products = new float[width];
    for (int first = 0; first < ids.length; first += width) {
      int panel = first / width;
      if (bound(lengths, panel, 0) < best.threshold()) {
        // Lengths descend: no later panel does better.
        return;
      }
      Arrays.fill(products, 0);
      boolean open = true;
      for (int stage = 0; open && stage < stages; stage++) {
        int to = Math.min(dimensions, (stage + 1) * STAGE);
        KERNEL.continueRow(query, stage * STAGE, to, packed, first * dimensions, products);
        float enough = best.threshold() - bound(lengths, panel, stage + 1);
        open = VECTORS.firstAtLeast(enough, products, 0, width) < width;
      }
      if (open) {
        offer(products, 0, first, Math.min(width, ids.length - first), admissible, best);
      }
    }
  }

  /// The best `count` admissible vectors of every query, by rank.
  public int[][] searchAll(
      DenseMatrix queries, int count, IntPairPredicate admissible, Workers workers) {
    if (queries.columns() != dimensions) {
      throw new IllegalArgumentException(
          "queries of %d dimensions to vectors of %d".formatted(queries.columns(), dimensions));
    }
    int[][] found = new int[queries.rows()][];
    workers.forEach(
        Math.ceilDiv(queries.rows(), Bulk.QUERIES),
        1,
        () -> new Bulk(queries, count, admissible, found));
    return found;
  }

  /// What the product can still gain from a stage on, and the rounding of all of it.
  private float bound(float[] lengths, int panel, int stage) {
    float open = stage < stages ? lengths[stage] * rest[panel * stages + stage] : 0;
    return open + ROUNDING * lengths[0] * rest[panel * stages];
  }

  /// Offers the products of the places [first, first + size).
  private void offer(
      float[] products, int start, int first, int size, IntPredicate admissible, TopK best) {
    int end = start + size;
    int i = VECTORS.firstAtLeast(best.threshold(), products, start, end);
    while (i < end) {
      int id = ids[first + i - start];
      if (admissible.test(id)) {
        best.offer(id, products[i]);
      }
      i = VECTORS.firstAtLeast(best.threshold(), products, i + 1, end);
    }
  }

  private static int stages(int dimensions) {
    return Math.max(1, Math.ceilDiv(dimensions, STAGE));
  }

  /// The lengths of a vector in the dimensions from each stage on.
  private static void rests(float[] values, int start, int dimensions, float[] lengths) {
    double squared = 0;
    for (int k = dimensions - 1; k >= 0; k--) {
      squared += (double) values[start + k] * values[start + k];
      if (k % STAGE == 0) {
        lengths[k / STAGE] = (float) Math.sqrt(squared);
      }
    }
  }

  /// Answers a block of queries: a group of panels stays in the cache while all of them pass.
  private final class Bulk implements IntConsumer {
    static final int QUERIES = 256;
    private static final int PANELS = 4;

    private final DenseMatrix queries;
    private final IntPairPredicate admissible;
    private final int[][] found;
    private final int group = PANELS * KERNEL.width();
    private final float[] packedQueries = new float[QUERIES * dimensions];
    private final float[] products = new float[TileKernel.ROWS * group];
    private final float[][] lengths = new float[QUERIES][stages];
    private final List<TopK> best;

    Bulk(DenseMatrix queries, int count, IntPairPredicate admissible, int[][] found) {
      this.queries = queries;
      this.admissible = admissible;
      this.found = found;
      best = new ArrayList<>(Stream.generate(() -> new TopK(count)).limit(QUERIES).toList());
    }

    @Override
    public void accept(int block) {
      int first = block * QUERIES;
      int count = Math.min(QUERIES, queries.rows() - first);
      for (int query = 0; query < count; query++) {
        best.get(query).clear();
        rests(queries.values(), (first + query) * dimensions, dimensions, lengths[query]);
      }
      for (int row = 0; row < count; row += TileKernel.ROWS) {
        int start = row * dimensions;
        Panels.ofRows(queries, first + row, TileKernel.ROWS, packedQueries, start);
      }
      for (int place = 0; place < ids.length; place += group) {
        for (int row = 0; row < count; row += TileKernel.ROWS) {
          int rows = Math.min(TileKernel.ROWS, count - row);
          if (open(row, rows, place)) {
            multiply(row, place);
            offer(first, row, rows, place);
          }
        }
      }
      for (int query = 0; query < count; query++) {
        found[first + query] = best.get(query).ids();
      }
    }

    private boolean open(int row, int rows, int place) {
      int panel = place / KERNEL.width();
      for (int query = row; query < row + rows; query++) {
        if (bound(lengths[query], panel, 0) >= best.get(query).threshold()) {
          return true;
        }
      }
      return false;
    }

    private void multiply(int row, int place) {
      int width = KERNEL.width();
      int end = Math.min(group, ids.length - place);
      for (int column = 0; column < end; column += width) {
        KERNEL.multiply(
            packedQueries,
            row * dimensions,
            packed,
            (place + column) * dimensions,
            dimensions,
            products,
            column,
            group);
      }
    }

    private void offer(int first, int row, int rows, int place) {
      int size = Math.min(group, ids.length - place);
      for (int i = 0; i < rows; i++) {
        int query = first + row + i;
        IntPredicate allowed = id -> admissible.test(query, id);
        InnerProductIndex.this.offer(products, i * group, place, size, allowed, best.get(row + i));
      }
    }
  }
}
