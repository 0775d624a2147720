package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixProductTest {

  @ParameterizedTest
  @CsvSource({"1,1,1", "8,32,32", "9,33,5", "70,3,300", "3,100,513", "0,4,4", "4,0,4", "130,40,64"})
  void isTheSumOfProductsWhicheverWayItsFactorsLie(int rows, int columns, int depth) {
    for (int transposed = 0; transposed < 8; transposed++) {
      MatrixView a = random(rows, depth, 1, (transposed & 1) > 0);
      MatrixView b = random(depth, columns, 2, (transposed & 2) > 0);
      MatrixView c = random(rows, columns, 3, (transposed & 4) > 0);
      float[] before = c.values().clone();
      new MatrixProduct().multiply(a, PackedMatrix.of(b), c, true);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          float sum = before[c.at(i, j)] + sum(a, b, i, j);
          assertThat(c.values()[c.at(i, j)]).isCloseTo(sum, within(1e-3f));
        }
      }
      new MatrixProduct().multiply(a, PackedMatrix.of(b), c, false);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns && depth > 0; j++) {
          assertThat(c.values()[c.at(i, j)]).isCloseTo(sum(a, b, i, j), within(1e-3f));
        }
      }
    }
  }

  @Test
  void aRowHasTheSameBitsAloneAndAmongOthers() {
    MatrixView a = random(70, 300, 1, false);
    PackedMatrix b = PackedMatrix.of(random(300, 45, 2, false));
    MatrixView whole = random(70, 45, 3, false);
    MatrixView parts = random(70, 45, 4, false);
    new MatrixProduct().multiply(a, b, whole, false);
    for (int row = 0; row < 70; row++) {
      new MatrixProduct().multiply(a.rows(row, row + 1), b, parts.rows(row, row + 1), false);
    }
    assertThat(parts.values()).containsExactly(whole.values());
  }

  @Test
  void writesNothingBesideItsTarget() {
    float[] values = new float[100];
    var target = new MatrixView(values, 22, 3, 4, 10, 1);
    new MatrixProduct()
        .multiply(random(3, 2, 1, false), PackedMatrix.of(random(2, 4, 2, false)), target, false);
    for (int i = 0; i < 100; i++) {
      boolean inside = i >= 22 && i < 52 && i % 10 >= 2 && i % 10 < 6;
      assertThat(values[i] != 0).isEqualTo(inside);
    }
  }

  @Test
  void refusesSizesThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new MatrixProduct()
                .multiply(
                    random(2, 3, 1, false),
                    PackedMatrix.of(random(4, 5, 2, false)),
                    random(2, 5, 3, false),
                    false))
        .withMessage("2 × 3 times 4 × 5 does not make 2 × 5");
  }

  private static float sum(MatrixView a, MatrixView b, int i, int j) {
    double sum = 0;
    for (int k = 0; k < a.columns(); k++) {
      sum += (double) a.values()[a.at(i, k)] * b.values()[b.at(k, j)];
    }
    return (float) sum;
  }

  private static MatrixView random(int rows, int columns, int seed, boolean transposed) {
    var random = new SplittableRandom(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return transposed
        ? MatrixView.of(values, 0, columns, rows).transposed()
        : MatrixView.of(values, 0, rows, columns);
  }
}
