package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CholeskyTest {
  private static final double[][] MATRIX = {
    {4, 1, -2, .5}, {1, 5, .3, 2}, {-2, .3, 6, 1}, {.5, 2, 1, 3}
  };

  @Test
  void whatIsSolvedGivesTheRightSideAgain() {
    double[] x = {1, -2, 3, .5};
    double[] b = new double[4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        b[i] += MATRIX[i][j] * x[j];
      }
    }
    assertThat(Cholesky.of(MATRIX).solve(b)).containsExactly(x, within(1e-12));
  }

  @Test
  void manyRightSidesAreSolvedAsEachAlone() {
    Cholesky factor = Cholesky.of(MATRIX);
    double[][] sides = {{1, 0}, {-3, 2}, {.5, 7}, {4, -1}};
    double[][] together = factor.solve(sides);
    for (int side = 0; side < 2; side++) {
      int column = side;
      double[] alone = factor.solve(Arrays.stream(sides).mapToDouble(row -> row[column]).toArray());
      assertThat(Arrays.stream(together).mapToDouble(row -> row[column]).toArray())
          .containsExactly(alone);
    }
  }

  @Test
  void theLowerTriangleAloneIsRead() {
    double[][] triangle = new double[4][];
    for (int i = 0; i < 4; i++) {
      triangle[i] = Arrays.copyOf(MATRIX[i], i + 1);
    }
    double[] b = {1, 2, 3, 4};
    assertThat(Cholesky.of(triangle).solve(b)).containsExactly(Cholesky.of(MATRIX).solve(b));
  }

  @Test
  void aMatrixThatIsNotPositiveDefiniteIsRefusedWithItsRow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cholesky.of(new double[][] {{1, 2}, {2, 1}}))
        .withMessageContaining("-3.0 is left of row 1");
  }

  @Test
  void theDiagonalOfTheInverseIsWhatSolvingWithUnitsGives() {
    Cholesky factor = Cholesky.of(MATRIX);
    double[] diagonal = factor.inverseDiagonal();
    assertThat(diagonal).hasSize(4);
    for (int i = 0; i < 4; i++) {
      double[] unit = new double[4];
      unit[i] = 1;
      assertThat(diagonal[i]).isCloseTo(factor.solve(unit)[i], within(1e-12));
    }
  }
}
