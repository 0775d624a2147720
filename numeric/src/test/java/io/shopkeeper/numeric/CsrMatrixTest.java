package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 16, 32, 40, 65})
  void aBlockOfColumnsIsMultipliedByBothKernelsAlike(int width) {
    var random = new SplittableRandom(width);
    CsrMatrixBuilder builder = CsrMatrix.builder(20, 30);
    for (int n = 0; n < 150; n++) {
      builder.add(random.nextInt(20), random.nextInt(30), (float) random.nextDouble(-1, 1));
    }
    CsrMatrix matrix = builder.build();
    double[][] dense = Dense.of(matrix);
    float[] block = new float[30 * width];
    for (int i = 0; i < block.length; i++) {
      block[i] = (float) random.nextDouble(-1, 1);
    }
    float[] product = new float[20 * width];
    matrix.times(block, width, product);
    float[] scalar = new float[width];
    for (int row = 0; row < 20; row++) {
      matrix.rowTimes(VectorKernels.scalar(), row, block, width, scalar);
      for (int w = 0; w < width; w++) {
        double expected = 0;
        for (int column = 0; column < 30; column++) {
          expected += dense[row][column] * block[column * width + w];
        }
        assertThat((double) product[row * width + w]).isCloseTo(expected, within(1e-5));
        assertThat((double) scalar[w]).isCloseTo(expected, within(1e-5));
      }
    }
  }

  @Test
  void aBlockOfTheWrongSizeIsRefused() {
    CsrMatrix matrix = CsrMatrix.builder(2, 3).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matrix.times(new float[7], 2, new float[4]))
        .withMessageContaining("times 7 floats into 4, at width 2");
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
