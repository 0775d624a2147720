package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 17, 128})
  void theVectorsAreOrthonormalAndMakeTheMatrixAgain(int size) {
    double[][] matrix = positive(size, size, 1);
    SymmetricEigen eigen = SymmetricEigen.of(matrix);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double entry = 0;
        double product = 0;
        for (int k = 0; k < size; k++) {
          entry += eigen.values()[k] * eigen.vectors()[k][i] * eigen.vectors()[k][j];
          product += eigen.vectors()[i][k] * eigen.vectors()[j][k];
        }
        assertThat(entry).isCloseTo(matrix[i][j], within(1e-10 * Math.max(1, size)));
        assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-12 * size));
      }
      assertThat(i == 0 || eigen.values()[i - 1] >= eigen.values()[i]).isTrue();
    }
  }

  @Test
  void theEigenvaluesOfATwoByTwoMatrixAreKnown() {
    assertThat(SymmetricEigen.of(new double[][] {{2, 1}, {1, 2}}).values())
        .containsExactly(new double[] {3, 1}, within(1e-14));
  }

  @Test
  void equalEigenvaluesAndMatricesOfLessThanFullRankAreDecomposed() {
    assertThat(SymmetricEigen.of(new double[4][4]).values()).containsOnly(0);
    assertThat(SymmetricEigen.of(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}).values())
        .containsOnly(1);
    double[] values = SymmetricEigen.of(positive(20, 3, 2)).values();
    assertThat(values[2]).isGreaterThan(.1);
    assertThat(values[3]).isCloseTo(0, within(1e-12));
  }

  @Test
  void whatIsNotFiniteOrNotSquareIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SymmetricEigen.of(new double[][] {{Double.NaN}}));
    assertThatIllegalArgumentException().isThrownBy(() -> SymmetricEigen.of(new double[2][3]));
  }

  @Test
  void aCholeskyFactorSolvesTheSystem() {
    double[][] matrix = positive(12, 12, 3);
    double[] x = new SplittableRandom(4).doubles(12, -1, 1).toArray();
    double[] b = new double[12];
    for (int i = 0; i < 12; i++) {
      for (int k = 0; k < 12; k++) {
        b[i] += matrix[i][k] * x[k];
      }
    }
    assertThat(Cholesky.of(matrix).solve(b)).containsExactly(x, within(1e-8));
    assertThat(Cholesky.of(new double[0][]).solve(new double[0])).isEmpty();
  }

  @Test
  void fewDirectionsAmongManyAreFound() {
    var random = new SplittableRandom(1);
    for (int size : new int[] {64, 128, 200}) {
      for (double scale : new double[] {1, 1e-20, 1e-150}) {
        double[] direction = random.doubles(size, -1, 1).toArray();
        double[][] matrix = new double[size][size];
        double length = 0;
        for (int i = 0; i < size; i++) {
          length += scale * direction[i] * direction[i];
          for (int j = 0; j < size; j++) {
            matrix[i][j] = scale * direction[i] * direction[j];
          }
        }
        SymmetricEigen eigen = SymmetricEigen.of(matrix);
        assertThat(eigen.values()[0] / length).isCloseTo(1, within(1e-9));
        assertThat(eigen.values()[1] / length).isCloseTo(0, within(1e-9));
      }
    }
  }

  @Test
  void aMatrixThatIsNotPositiveDefiniteHasNoCholeskyFactor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cholesky.of(new double[][] {{1, 0}, {2, 1}}))
        .withMessageContaining("not positive definite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cholesky.of(new double[][] {{Double.NaN}}));
  }

  /// `BᵀB` of `rank` random rows.
  private static double[][] positive(int size, int rank, long seed) {
    var random = new SplittableRandom(seed);
    double[][] matrix = new double[size][size];
    for (int row = 0; row < rank; row++) {
      double[] b = random.doubles(size, -1, 1).toArray();
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          matrix[i][j] += b[i] * b[j];
        }
      }
    }
    return matrix;
  }
}
