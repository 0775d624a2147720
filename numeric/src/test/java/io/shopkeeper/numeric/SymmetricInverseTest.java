package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricInverseTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 127, 128, 129, 300})
  void aMatrixTimesItsInverseIsTheIdentity(int size) {
    DenseMatrix matrix = positive(size);
    DenseMatrix inverse = inverted(matrix, 2);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double sum = 0;
        for (int k = 0; k < size; k++) {
          sum += (double) matrix.values()[i * size + k] * inverse.values()[k * size + j];
        }
        assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-4));
      }
    }
  }

  @Test
  void theBitsAreTheSameAtAnyNumberOfThreads() {
    DenseMatrix matrix = positive(300);
    assertThat(inverted(matrix, 1).values()).isEqualTo(inverted(matrix, 3).values());
  }

  @Test
  void theInverseIsSymmetric() {
    DenseMatrix inverse = inverted(positive(200), 2);
    for (int i = 0; i < 200; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(inverse.values()[i * 200 + j]).isEqualTo(inverse.values()[j * 200 + i]);
      }
    }
  }

  @Test
  void nothingIsLeftOfAnEmptyMatrix() {
    assertThat(inverted(DenseMatrix.zeros(0, 0), 1).values()).isEmpty();
  }

  @Test
  void whatIsNotSquareOrNotPositiveDefiniteIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inverted(DenseMatrix.zeros(2, 3), 1))
        .withMessageContaining("2 × 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inverted(DenseMatrix.zeros(2, 2), 1))
        .withMessageContaining("positive definite");
    DenseMatrix nan = positive(3);
    nan.values()[0] = Float.NaN;
    assertThatIllegalArgumentException().isThrownBy(() -> inverted(nan, 1));
  }

  private static DenseMatrix inverted(DenseMatrix matrix, int threads) {
    var copy = new DenseMatrix(matrix.rows(), matrix.columns(), matrix.values().clone());
    try (var pool = Executors.newFixedThreadPool(threads)) {
      SymmetricInverse.invert(copy, new Workers(pool, threads));
    }
    return copy;
  }

  /// `BᵀB + I`, as everybody's baskets make one.
  private static DenseMatrix positive(int size) {
    var random = new SplittableRandom(size);
    int[][] baskets = new int[2 * size][];
    for (int b = 0; b < baskets.length; b++) {
      baskets[b] = random.ints(5, 0, size).distinct().toArray();
    }
    DenseMatrix matrix = DenseMatrix.zeros(size, size);
    for (int[] basket : baskets) {
      for (int i : basket) {
        for (int j : basket) {
          matrix.values()[i * size + j]++;
        }
      }
    }
    for (int i = 0; i < size; i++) {
      matrix.values()[i * size + i]++;
    }
    return matrix;
  }
}
