package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SingularVectorsTest {

  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final Workers WORKERS = new Workers(POOL, 2);

  @AfterAll
  static void close() {
    POOL.close();
  }

  @Test
  void theGreatestValuesAreThoseOfTheWholeDecomposition() {
    CsrMatrix matrix = sparse(300, 120, 6, 1);
    double[] all = SymmetricEigen.of(dense(matrix).gram(WORKERS)).values();
    SingularVectors some = SingularVectors.of(matrix, 10, new SplittableRandom(2), WORKERS);
    assertThat(some.values()).hasSize(10);
    for (int i = 0; i < 10; i++) {
      assertThat(some.values()[i]).isCloseTo(Math.sqrt(all[i]), within(2e-4 * all[0]));
    }
  }

  @Test
  void theVectorsAreOrthonormalAndOfTheirValues() {
    CsrMatrix matrix = sparse(300, 120, 6, 3);
    SingularVectors some = SingularVectors.of(matrix, 8, new SplittableRandom(4), WORKERS);
    double[][] products = some.vectors().gram(WORKERS);
    double[][] lengths = matrix.times(some.vectors(), WORKERS).gram(WORKERS);
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 8; j++) {
        double square = some.values()[i] * some.values()[i];
        assertThat(products[i][j]).isCloseTo(i == j ? 1 : 0, within(1e-4));
        assertThat(lengths[i][j]).isCloseTo(i == j ? square : 0, within(1e-3 * lengths[0][0]));
      }
    }
  }

  @Test
  void aMatrixOfFewDirectionsHasThose() {
    CsrMatrixBuilder matrix = CsrMatrix.builder(40, 30);
    for (int row = 0; row < 40; row++) {
      for (int column = row % 3; column < 30; column += 3) {
        matrix.add(row, column, 1);
      }
    }
    SingularVectors found =
        SingularVectors.of(matrix.build(), 20, new SplittableRandom(5), WORKERS);
    assertThat(found.values()).hasSize(3);
    assertThat(found.values())
        .containsExactly(new double[] {11.8322, 11.4018, 11.4018}, within(1e-3));
  }

  @Test
  void threadsDoNotChangeABit() {
    CsrMatrix matrix = sparse(200, 150, 5, 6);
    float[] two =
        SingularVectors.of(matrix, 9, new SplittableRandom(7), WORKERS).vectors().values();
    float[] one =
        SingularVectors.of(matrix, 9, new SplittableRandom(7), new Workers(POOL, 1))
            .vectors()
            .values();
    assertThat(one).containsExactly(two);
  }

  @Test
  void aRankOfNothingIsRefusedAndAnEmptyMatrixHasNoDirection() {
    CsrMatrix empty = CsrMatrix.builder(5, 4).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SingularVectors.of(empty, 0, new SplittableRandom(1), WORKERS));
    assertThat(SingularVectors.of(empty, 3, new SplittableRandom(1), WORKERS).values()).isEmpty();
  }

  private static CsrMatrix sparse(int rows, int columns, int each, long seed) {
    var random = new SplittableRandom(seed);
    CsrMatrixBuilder matrix = CsrMatrix.builder(rows, columns);
    for (int row = 0; row < rows; row++) {
      int from = random.nextInt(columns);
      for (int k = 0; k < each; k++) {
        matrix.add(row, (from + k * k) % columns, (float) random.nextDouble());
      }
    }
    return matrix.build();
  }

  private static DenseMatrix dense(CsrMatrix matrix) {
    DenseMatrix dense = DenseMatrix.zeros(matrix.rows(), matrix.columns());
    for (int row = 0; row < matrix.rows(); row++) {
      for (int p = matrix.rowStart(row); p < matrix.rowEnd(row); p++) {
        dense.values()[row * matrix.columns() + matrix.column(p)] += matrix.value(p);
      }
    }
    return dense;
  }
}
