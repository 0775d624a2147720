package io.shopkeeper.numeric;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// The greatest singular values of a sparse matrix A and the right vectors that go with them.
///
/// Subspace iteration with a random start (Halko, Martinsson and Tropp, "Finding structure with
/// randomness", SIAM Review 2011), each step of which applies a Chebyshev polynomial of AᵀA that is
/// small on what lies below the subspace and grows steeply above it (Zhou, Saad, Tiago and
/// Chelikowsky, J. Comput. Phys. 2006). The block is made orthonormal through its Gram matrix
/// (Stathopoulos and Wu 2002) and turned into the singular directions found so far (Rayleigh and
/// Ritz). With b = rank + 32 columns: about 25 products of A and Aᵀ with the block and 12 products
/// of b × b with it, in 8 (rows + 3 columns) b bytes.
///
/// The vectors at the end of the list are the least exact, for their values lie close together: the
/// subspace of all of them is what to rely on.
///
/// @param values descending
/// @param vectors `A.columns() × rank`, orthonormal columns in the order of the values
public record SingularVectors(double[] values, DenseMatrix vectors) {

  /// Columns of a block beyond the rank.
  public static final int OVERSAMPLING = 32;

  private static final int ROUNDS = 6;
  private static final int DEGREE = 4;

  /// A direction shorter than this part of the longest is noise of floats.
  private static final double LEAST_LENGTH = 1e-6;

  /// @param rank at least 1; fewer are returned where the matrix has fewer directions
  /// @return the same bits for the same random numbers, at any number of workers
  public static SingularVectors of(
      CsrMatrix matrix, int rank, RandomGenerator random, Workers workers) {
    if (rank < 1) {
      throw new IllegalArgumentException("rank is %d, not at least 1".formatted(rank));
    }
    var iteration = new Iteration(matrix, workers);
    int width = Math.min(rank + OVERSAMPLING, Math.min(matrix.rows(), matrix.columns()));
    DenseMatrix block = iteration.gram(gaussian(matrix.columns(), width, random));
    double[] squares = {};
    for (int round = 0; round < ROUNDS; round++) {
      block = orthonormal(round == 0 ? block : iteration.filtered(block, squares), workers);
      if (block.columns() == 0) {
        break;
      }
      SymmetricEigen ritz = SymmetricEigen.of(iteration.forward(block).gram(workers));
      block = block.times(transposed(ritz.vectors(), block.columns()), workers);
      squares = ritz.values();
    }
    return first(Math.min(rank, block.columns()), squares, block);
  }

  private static DenseMatrix gaussian(int rows, int columns, RandomGenerator random) {
    DenseMatrix matrix = DenseMatrix.zeros(rows, columns);
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = (float) random.nextGaussian();
    }
    return matrix;
  }

  /// Columns that span the same space; fewer where some depend on the others.
  private static DenseMatrix orthonormal(DenseMatrix block, Workers workers) {
    SymmetricEigen eigen = SymmetricEigen.of(block.gram(workers));
    double least = LEAST_LENGTH * LEAST_LENGTH * Math.max(eigen.values()[0], Double.MIN_NORMAL);
    int rank = (int) Arrays.stream(eigen.values()).filter(value -> value > least).count();
    double[][] directions = new double[rank][];
    for (int i = 0; i < rank; i++) {
      double length = Math.sqrt(eigen.values()[i]);
      directions[i] = Arrays.stream(eigen.vectors()[i]).map(x -> x / length).toArray();
    }
    return block.times(transposed(directions, block.columns()), workers);
  }

  /// `directions` as columns, which may be none.
  private static DenseMatrix transposed(double[][] directions, int size) {
    DenseMatrix matrix = DenseMatrix.zeros(size, directions.length);
    for (int j = 0; j < directions.length; j++) {
      for (int i = 0; i < size; i++) {
        matrix.values()[i * directions.length + j] = (float) directions[j][i];
      }
    }
    return matrix;
  }

  private static SingularVectors first(int rank, double[] squares, DenseMatrix block) {
    DenseMatrix vectors = DenseMatrix.zeros(block.rows(), rank);
    for (int row = 0; row < block.rows(); row++) {
      System.arraycopy(block.values(), row * block.columns(), vectors.values(), row * rank, rank);
    }
    double[] values =
        Arrays.stream(squares, 0, rank).map(square -> Math.sqrt(Math.max(0, square))).toArray();
    return new SingularVectors(values, vectors);
  }

  /// AᵀA and its polynomials, applied to blocks.
  private record Iteration(CsrMatrix matrix, CsrMatrix transposed, Workers workers) {

    Iteration(CsrMatrix matrix, Workers workers) {
      this(matrix, matrix.transpose(), workers);
    }

    DenseMatrix forward(DenseMatrix block) {
      return matrix.times(block, workers);
    }

    DenseMatrix gram(DenseMatrix block) {
      return transposed.times(forward(block), workers);
    }

    /// `T_DEGREE(2 AᵀA / bound − I) block`, bound being the least square found so far: what lies
    /// below stays within 1, what lies above grows.
    DenseMatrix filtered(DenseMatrix block, double[] squares) {
      double bound = squares[squares.length - 1];
      if (bound <= LEAST_LENGTH * squares[0]) {
        return gram(block);
      }
      DenseMatrix before = block;
      DenseMatrix current = step(block, bound, 1);
      for (int k = 1; k < DEGREE; k++) {
        DenseMatrix next = step(current, bound, 2);
        for (int i = 0; i < next.values().length; i++) {
          next.values()[i] -= before.values()[i];
        }
        before = current;
        current = next;
      }
      return current;
    }

    private DenseMatrix step(DenseMatrix block, double bound, float factor) {
      DenseMatrix next = gram(block);
      float scale = (float) (2 * factor / bound);
      for (int i = 0; i < next.values().length; i++) {
        next.values()[i] = scale * next.values()[i] - factor * block.values()[i];
      }
      return next;
    }
  }
}
