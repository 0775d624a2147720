package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {

  @Test
  void theDiagonalOfTheInverseIsWhatSolvingWithUnitsGives() {
    double[][] matrix = {{4, 1, -2, .5}, {1, 5, .3, 2}, {-2, .3, 6, 1}, {.5, 2, 1, 3}};
    Cholesky factor = Cholesky.of(matrix);
    double[] diagonal = factor.inverseDiagonal();
    assertThat(diagonal).hasSize(4);
    for (int i = 0; i < 4; i++) {
      double[] unit = new double[4];
      unit[i] = 1;
      assertThat(diagonal[i]).isCloseTo(factor.solve(unit)[i], within(1e-12));
    }
  }
}
