package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedSumsTest {

  /// Sizes about whole blocks, few and many of them touched.
  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 1_000})
  void sumsAndTheGreatestAreThoseOfPlainArrays(int columns) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(columns);
    var sums = new BlockedSums(columns);
    var others = new BlockedSums(columns);
    for (int round = 0; round < 3; round++) {
      sums.clear();
      others.clear();
      float[] expected = new float[columns];
      for (int n = 0; n < 40; n++) {
        int column = random.nextInt(columns);
        float value = random.nextInt(-3, 9);
        sums.add(column, value);
        expected[column] += value;
        int other = random.nextInt(columns);
        others.add(other, value);
        expected[other] += 2 * value;
      }
      sums.add(2, others);
      float[] found = new float[columns];
      for (int column = 0; column < columns; column++) {
        found[column] = sums.sum(column);
      }
      assertThat(found).containsExactly(expected);
      assertThat(greatest(sums)).containsExactly(greatest(expected));
    }
  }

  private static int[] greatest(BlockedSums sums) {
    var best = new TopK(10);
    sums.offerTo(best, column -> column % 3 != 0);
    return best.ids();
  }

  private static int[] greatest(float[] sums) {
    var best = new TopK(10);
    for (int column = 0; column < sums.length; column++) {
      if (sums[column] > 0 && column % 3 != 0) {
        best.offer(column, sums[column]);
      }
    }
    return best.ids();
  }

  @Test
  void untouchedBlocksArePassedOver() {
    var sums = new BlockedSums(300);
    sums.add(200, 5);
    assertThat(sums.firstAtLeast(Float.NEGATIVE_INFINITY, 0)).isEqualTo(192);
    assertThat(sums.firstAtLeast(1, 0)).isEqualTo(200);
    assertThat(sums.firstAtLeast(1, 201)).isEqualTo(300);
    sums.clear();
    assertThat(sums.firstAtLeast(Float.NEGATIVE_INFINITY, 0)).isEqualTo(300);
  }

  @Test
  void placesOutsideAreRefused() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> new BlockedSums(65).add(65, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new BlockedSums(-1));
    assertThat(greatest(new BlockedSums(0))).isEmpty();
  }
}
