package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InnerProductIndexTest {

  @ParameterizedTest
  @CsvSource({"1,1,3", "5,3,9", "40,33,10", "700,64,20", "3000,128,20", "3000,1,5"})
  void theBestAreThoseOfAllProducts(int size, int dimensions, int count) {
    DenseMatrix vectors = uneven(size, dimensions);
    var index = InnerProductIndex.of(vectors);
    for (int query = 0; query < 20; query++) {
      float[] x = DenseMatrixTest.random(dimensions, 100 + query);
      var found = new TopK(count);
      index.search(x, id -> id % 7 != 3, found);
      var expected = new TopK(count);
      for (int id = 0; id < size; id++) {
        if (id % 7 != 3) {
          expected.offer(id, inOrder(x, vectors, id));
        }
      }
      assertThat(found.ids()).containsExactly(expected.ids());
    }
  }

  @Test
  void askingInBulkIsAskingOneByOneAtAnyNumberOfThreads() {
    var index = InnerProductIndex.of(uneven(2_000, 48));
    var queries = new DenseMatrix(301, 48, DenseMatrixTest.random(301 * 48, 9));
    try (var pool = Executors.newFixedThreadPool(3)) {
      IntPairPredicate odd = (query, id) -> (query + id) % 2 == 1;
      int[][] one = index.searchAll(queries, 12, odd, new Workers(pool, 1));
      assertThat(index.searchAll(queries, 12, odd, new Workers(pool, 3))).isDeepEqualTo(one);
      for (int query = 0; query < queries.rows(); query++) {
        int asked = query;
        var alone = new TopK(12);
        float[] x = Arrays.copyOfRange(queries.values(), query * 48, query * 48 + 48);
        index.search(x, id -> odd.test(asked, id), alone);
        assertThat(alone.ids()).containsExactly(one[query]);
      }
    }
  }

  @Test
  void anIndexOfNothingFindsNothing() {
    var best = new TopK(3);
    InnerProductIndex.of(DenseMatrix.zeros(0, 4)).search(new float[4], _ -> true, best);
    assertThat(best.size()).isZero();
  }

  @Test
  void equalVectorsComeInTheOrderOfTheirNumbers() {
    var best = new TopK(4);
    InnerProductIndex.of(DenseMatrix.zeros(50, 4)).search(new float[4], _ -> true, best);
    assertThat(best.ids()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void aQueryOfOtherDimensionsIsRefused() {
    var index = InnerProductIndex.of(uneven(10, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.search(new float[5], _ -> true, new TopK(1)))
        .withMessage("a query of 5 dimensions to vectors of 4");
  }

  /// Lengths and leading dimensions differ, so that panels are left early.
  private static DenseMatrix uneven(int size, int dimensions) {
    float[] values = DenseMatrixTest.random(size * dimensions, 11);
    for (int i = 0; i < values.length; i++) {
      values[i] /= (1 + i / dimensions % 90) * (1 + i % dimensions / 4f);
    }
    return new DenseMatrix(size, dimensions, values);
  }

  /// Summed as the index sums, so that ranks agree to the last bit.
  private static float inOrder(float[] x, DenseMatrix vectors, int id) {
    float sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum = Math.fma(x[k], vectors.values()[id * x.length + k], sum);
    }
    return sum;
  }
}
