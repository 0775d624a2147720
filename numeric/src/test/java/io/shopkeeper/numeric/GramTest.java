package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GramTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void itIsTheTransposeTimesTheMatrix(long seed) {
    CsrMatrix matrix = random(seed, 60, 25, 4);
    assertThat(product(matrix, 2)).isDeepEqualTo(Dense.gram(Dense.of(matrix), 25));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void itIsTheSameBitsAtAnyNumberOfThreads(int threads) {
    CsrMatrix matrix = fractions(7, 300, 200);
    assertThat(product(matrix, threads)).isDeepEqualTo(product(matrix, 1));
  }

  @Test
  void aColumnWithoutEntriesHasAnEmptyRow() {
    CsrMatrix matrix = CsrMatrix.builder(1, 3).add(0, 1, 2).build();
    assertThat(product(matrix, 1)).isDeepEqualTo(new double[][] {{0, 0, 0}, {0, 4, 0}, {0, 0, 0}});
  }

  private static double[][] product(CsrMatrix matrix, int threads) {
    double[][] product = new double[matrix.columns()][matrix.columns()];
    try (var pool = Executors.newFixedThreadPool(threads)) {
      Gram.of(matrix)
          .forEachRow(
              new Workers(pool, threads),
              () ->
                  (row, products) -> {
                    for (int entry = 0; entry < products.size(); entry++) {
                      product[row][products.column(entry)] = products.value(entry);
                    }
                  });
    }
    return product;
  }

  /// Small whole numbers, so that sums are exact.
  private static CsrMatrix random(long seed, int rows, int columns, int perRow) {
    var random = new SplittableRandom(seed);
    CsrMatrixBuilder builder = CsrMatrix.builder(rows, columns);
    for (int n = 0; n < rows * perRow; n++) {
      builder.add(random.nextInt(rows), random.nextInt(columns), random.nextInt(1, 5));
    }
    return builder.build();
  }

  private static CsrMatrix fractions(long seed, int rows, int columns) {
    var random = new SplittableRandom(seed);
    CsrMatrixBuilder builder = CsrMatrix.builder(rows, columns);
    for (int n = 0; n < rows * 10; n++) {
      builder.add(random.nextInt(rows), random.nextInt(columns), (float) random.nextDouble());
    }
    return builder.build();
  }
}
