package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenseMatrixTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 31, 128, 300})
  void bothTilesAreTheSumsOfTheirProductsAtEveryDepth(int depth) {
    for (TileKernel kernel : new TileKernel[] {TileKernel.scalar(), TileKernel.fastest()}) {
      int width = kernel.width();
      float[] a = random(3 + TileKernel.ROWS * depth, 1);
      float[] b = random(5 + width * depth, 2);
      float[] c = new float[TileKernel.ROWS * (width + 7)];
      kernel.multiply(a, 3, b, 5, depth, c, 0, width + 7);
      for (int row = 0; row < TileKernel.ROWS; row++) {
        for (int column = 0; column < width; column++) {
          float sum = 0;
          for (int k = 0; k < depth; k++) {
            sum = Math.fma(a[3 + k * TileKernel.ROWS + row], b[5 + k * width + column], sum);
          }
          assertThat(c[row * (width + 7) + column]).isEqualTo(sum);
        }
      }
    }
  }

  @Test
  void aRowContinuedInPartsIsTheRowOfATileToTheBit() {
    for (TileKernel kernel : new TileKernel[] {TileKernel.scalar(), TileKernel.fastest()}) {
      int width = kernel.width();
      float[] row = random(100, 3);
      float[] a = new float[TileKernel.ROWS * 100];
      for (int k = 0; k < 100; k++) {
        a[k * TileKernel.ROWS + 4] = row[k];
      }
      float[] b = random(width * 100, 4);
      float[] tile = new float[TileKernel.ROWS * width];
      kernel.multiply(a, 0, b, 0, 100, tile, 0, width);
      float[] parts = new float[width];
      kernel.continueRow(row, 0, 33, b, 0, parts);
      kernel.continueRow(row, 33, 100, b, 0, parts);
      for (int column = 0; column < width; column++) {
        assertThat(parts[column]).isEqualTo(tile[4 * width + column]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0,3,2", "1,1,1", "7,5,33", "8,32,32", "1000,17,40", "65,128,128"})
  void productsAndGramMatricesAreThoseOfTheDefinition(int rows, int columns, int across) {
    var left = new DenseMatrix(rows, columns, random(rows * columns, 5));
    var right = new DenseMatrix(columns, across, random(columns * across, 6));
    try (var pool = Executors.newFixedThreadPool(1)) {
      DenseMatrix product = left.times(right, new Workers(pool, 1));
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < across; j++) {
          double sum = 0;
          for (int k = 0; k < columns; k++) {
            sum += (double) left.values()[i * columns + k] * right.values()[k * across + j];
          }
          assertThat((double) product.values()[i * across + j]).isCloseTo(sum, within(1e-4));
        }
      }
      double[][] gram = left.gram(new Workers(pool, 1));
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j < columns; j++) {
          double sum = 0;
          for (int row = 0; row < rows; row++) {
            sum += (double) left.values()[row * columns + i] * left.values()[row * columns + j];
          }
          assertThat(gram[i][j]).isCloseTo(sum, within(1e-4 * Math.max(1, rows / 10)));
        }
      }
    }
  }

  @Test
  void bothAreTheSameBitsAtAnyNumberOfThreads() {
    var left = new DenseMatrix(5_000, 40, random(5_000 * 40, 7));
    var right = new DenseMatrix(40, 40, random(1_600, 8));
    try (var pool = Executors.newFixedThreadPool(3)) {
      assertThat(left.gram(new Workers(pool, 3))).isDeepEqualTo(left.gram(new Workers(pool, 1)));
      assertThat(left.times(right, new Workers(pool, 3)).values())
          .isEqualTo(left.times(right, new Workers(pool, 1)).values());
    }
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DenseMatrix(2, 3, new float[5]))
        .withMessage("2 × 3 matrix of 5 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DenseMatrix.zeros(1 << 20, 1 << 12))
        .withMessageContaining("does not fit");
  }

  static float[] random(int length, long seed) {
    var random = new SplittableRandom(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
