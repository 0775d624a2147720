package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopKTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void itKeepsWhatAFullSortWouldPutFirst(long seed) {
    var random = new SplittableRandom(seed);
    // Few distinct scores, so that ties are many; both signs and both zeros.
    float[] scores = new float[random.nextInt(0, 400)];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = random.nextInt(-5, 6) * (random.nextBoolean() ? 1f : 0f);
    }
    for (int k : new int[] {1, 2, 10, 100, 500}) {
      List<Integer> expected = sorted(scores).subList(0, Math.min(k, scores.length));
      assertThat(offered(k, scores).ids()).containsExactly(array(expected));
      for (VectorKernels kernels : List.of(VectorKernels.scalar(), VectorKernels.fastest())) {
        var top = new TopK(k);
        top.offerAll(scores, kernels);
        assertThat(top.ids()).containsExactly(array(expected));
        for (int rank = 0; rank < top.size(); rank++) {
          assertThat(top.score(rank)).isEqualTo(scores[top.id(rank)] + 0f);
        }
      }
    }
  }

  @Test
  void tiesGoToTheLowerIdWhateverTheOrderOfOffers() {
    var top = new TopK(2);
    for (int id : new int[] {9, 4, 7, 1}) {
      top.offer(id, .5f);
    }
    assertThat(top.ids()).containsExactly(1, 4);
  }

  @Test
  void minusZeroTiesWithZero() {
    var top = new TopK(2);
    top.offer(1, 0f);
    top.offer(0, -0f);
    assertThat(top.ids()).containsExactly(0, 1);
  }

  @Test
  void minusInfinityAndNanMarkAnIdAsExcluded() {
    var top = new TopK(5);
    top.offerAll(new float[] {1, Float.NEGATIVE_INFINITY, Float.NaN, Float.POSITIVE_INFINITY});
    assertThat(top.ids()).containsExactly(3, 0);
  }

  @Test
  void offeringGoesOnAfterARankWasRead() {
    TopK top = offered(3, new float[] {5, 1, 4, 2});
    assertThat(top.ids()).containsExactly(0, 2, 3);
    top.offer(8, 4.5f);
    top.offer(9, 1.5f);
    assertThat(top.ids()).containsExactly(0, 8, 2);
    assertThat(top.threshold()).isEqualTo(4f);
  }

  @Test
  void aClearedSelectionStartsAnew() {
    TopK top = offered(2, new float[] {5, 6, 7});
    top.clear();
    assertThat(top.size()).isZero();
    top.offer(3, -1f);
    assertThat(top.ids()).containsExactly(3);
    assertThat(top.threshold()).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  @Test
  void aWrongCapacityIdOrRankIsRefusedNamingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopK(0))
        .withMessage("capacity must be at least 1: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopK(1).offer(-3, 1f))
        .withMessage("id must not be negative: -3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopK(1).id(0))
        .withMessage("rank must be in [0, 0): 0");
  }

  private static TopK offered(int k, float[] scores) {
    var top = new TopK(k);
    for (int i = 0; i < scores.length; i++) {
      top.offer(i, scores[i]);
    }
    return top;
  }

  private static List<Integer> sorted(float[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> 0f - scores[i]).thenComparingInt(i -> i))
        .toList();
  }

  private static int[] array(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
