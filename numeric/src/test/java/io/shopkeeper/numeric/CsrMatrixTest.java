package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsrMatrixTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void triplesInAnyOrderBecomeTheirDenseSums(long seed) {
    var random = new SplittableRandom(seed);
    int rows = random.nextInt(1, 30);
    int columns = random.nextInt(1, 30);
    double[][] expected = new double[rows][columns];
    CsrMatrixBuilder builder = CsrMatrix.builder(rows, columns);
    for (int n = random.nextInt(0, 500); n > 0; n--) {
      int row = random.nextInt(rows);
      int column = random.nextInt(columns);
      int value = random.nextInt(1, 9);
      builder.add(row, column, value);
      expected[row][column] += value;
    }
    CsrMatrix matrix = builder.build();
    assertThat(Dense.of(matrix)).isDeepEqualTo(expected);
    assertThat(Dense.of(matrix.transpose())).isDeepEqualTo(Dense.transposed(expected, columns));
    assertThat(Dense.of(matrix.transpose().transpose())).isDeepEqualTo(expected);
  }

  @Test
  void aRowIsWalkedByAscendingColumn() {
    CsrMatrix matrix =
        CsrMatrix.builder(2, 9).add(1, 7, 7).add(1, 0, 1).add(0, 4, 4).add(1, 3, 3).build();
    assertThat(matrix.rowSize(0)).isEqualTo(1);
    assertThat(matrix.rowSize(1)).isEqualTo(3);
    int start = matrix.rowStart(1);
    assertThat(new int[] {matrix.column(start), matrix.column(start + 1), matrix.column(start + 2)})
        .containsExactly(0, 3, 7);
    assertThat(matrix.value(start + 2)).isEqualTo(7f);
  }

  @Test
  void rowNormsAreEuclideanAndZeroForAnEmptyRow() {
    CsrMatrix matrix = CsrMatrix.builder(2, 5).add(0, 1, 3).add(0, 4, -4).build();
    assertThat(matrix.rowNorms()).containsExactly(5, 0);
  }

  @Test
  void anEmptyMatrixTransposes() {
    CsrMatrix matrix = CsrMatrix.builder(0, 3).build().transpose();
    assertThat(matrix).hasToString("3 × 0 matrix of 0 entries");
    assertThat(matrix.rowSize(2)).isZero();
  }

  @Test
  void placesOutsideAndValuesNotFiniteAreRefusedNamingThem() {
    CsrMatrixBuilder builder = CsrMatrix.builder(2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.add(2, 0, 1))
        .withMessage("place (2, 0) is outside 2 × 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.add(0, -1, 1))
        .withMessage("place (0, -1) is outside 2 × 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.add(1, 2, Float.NaN))
        .withMessage("value at (1, 2) must be finite: NaN");
    assertThatIllegalArgumentException().isThrownBy(() -> CsrMatrix.builder(-1, 3));
  }
}
