package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorsTest {

  private static final VectorKernels SCALAR = VectorKernels.scalar();
  private static final VectorKernels SIMD = VectorKernels.fastest();

  /// Empty, one, and every tail around one to five vectors of any width, then longer ones.
  static IntStream lengths() {
    return IntStream.concat(
        IntStream.rangeClosed(0, 82), IntStream.of(127, 128, 129, 384, 512, 1001));
  }

  @Test
  void theTestsRunOnSimd() {
    assertThat(SIMD).isInstanceOf(SimdKernels.class);
    assertThat(SCALAR).isInstanceOf(ScalarKernels.class);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void dotProductsAgreeAtEveryLength(int length) {
    float[] a = random(length, 1);
    float[] b = random(length, 2);
    assertThat(SIMD.dot(a, b)).isCloseTo(SCALAR.dot(a, b), within(1e-6f * Math.max(1, length)));
  }

  /// Of a matrix wider than the query; a whole four, and more and fewer rows.
  @ParameterizedTest
  @MethodSource("lengths")
  void productsWithSomeRowsAgreeAtEveryLength(int length) {
    int stride = length + 3;
    float[] query = random(length, 1);
    float[] matrix = random(9 * stride, 2);
    int[] rows = {8, 0, 3, 3, 7, 1};
    for (int count = 0; count <= rows.length; count++) {
      int[] some = Arrays.copyOf(rows, count);
      float[] scalar = new float[count];
      float[] simd = new float[count];
      SCALAR.dots(query, matrix, stride, some, scalar);
      SIMD.dots(query, matrix, stride, some, simd);
      assertThat(simd).containsExactly(scalar, within(1e-6f * Math.max(1, length)));
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void exponentialsAgreeAtEveryLength(int length) {
    float[] scalar = random(length, 5);
    for (int i = 0; i < length; i++) {
      scalar[i] *= 40;
    }
    float[] simd = scalar.clone();
    float expected = SCALAR.exp(scalar, 0, length, 3);
    assertThat(SIMD.exp(simd, 0, length, 3)).isCloseTo(expected, within(1e-5f * expected));
    for (int i = 0; i < length; i++) {
      assertThat(simd[i]).isCloseTo(scalar[i], within(3e-7f * scalar[i] + 1e-37f));
    }
  }

  @Test
  void aSoftmaxAddsUpToOneHoweverGreatOrSmallItsElements() {
    float[] x = {1000, 999, -1000, Float.NEGATIVE_INFINITY, 5};
    double logSum = Vectors.softmax(x, 0, 4);
    assertThat(logSum).isCloseTo(1000 + Math.log1p(Math.exp(-1)), within(1e-6));
    assertThat(x[0] + x[1]).isCloseTo(1, within(1e-6f));
    assertThat(x[2]).isLessThan(1e-30f);
    assertThat(x[4]).isEqualTo(5);
  }

  @Test
  void refusesTheSoftmaxOfNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Vectors.softmax(new float[3], 1, 0));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void axpyAgreesToTheBitAtEveryLength(int length) {
    float[] x = random(length, 3);
    float[] scalar = random(length, 4);
    float[] simd = scalar.clone();
    SCALAR.axpy(.37f, x, scalar);
    SIMD.axpy(.37f, x, simd);
    assertThat(simd).containsExactly(scalar);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void scaleAgreesToTheBitAtEveryLength(int length) {
    float[] scalar = random(length, 5);
    float[] simd = scalar.clone();
    SCALAR.scale(-1.7f, scalar);
    SIMD.scale(-1.7f, simd);
    assertThat(simd).containsExactly(scalar);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void theFirstValueAtLeastAThresholdIsFoundFromEveryStart(int length) {
    float[] values = random(length, 6);
    if (length > 3) {
      values[length / 2] = Float.NaN;
    }
    for (int from = 0; from <= length; from++) {
      assertThat(SIMD.firstAtLeast(.9f, values, from, length))
          .isEqualTo(SCALAR.firstAtLeast(.9f, values, from, length));
    }
  }

  /// Of as many sums as a set has bits, to the last bit.
  @ParameterizedTest
  @MethodSource("lengths")
  void sumsOfWhoeverIsInASetAreTheSame(int length) {
    var random = new SplittableRandom(9);
    int[] numbers = random.ints(length, 0, 40).toArray();
    long[] bits = random.longs(40).map(set -> set & random.nextLong()).toArray();
    bits[0] = 0;
    double[] addends = random.doubles(40).toArray();
    for (int count : new int[] {0, 1, 7, 8, 31, 32, 33, 50, 64}) {
      long known = count == 64 ? -1 : (1L << count) - 1;
      long[] sets = Arrays.stream(bits).map(set -> set & known).toArray();
      double[] scalar = random.doubles(count).toArray();
      double[] simd = scalar.clone();
      SCALAR.addWhere(numbers, length / 3, length, sets, addends, scalar);
      SIMD.addWhere(numbers, length / 3, length, sets, addends, simd);
      assertThat(simd).containsExactly(scalar);
    }
  }

  @Test
  void aDotProductIsTheSameBitsHoweverOftenItRuns() {
    float[] a = random(517, 7);
    float[] b = random(517, 8);
    float first = SIMD.dot(a, b);
    for (int run = 0; run < 50_000; run++) {
      assertThat(SIMD.dot(a, b)).isEqualTo(first);
    }
  }

  @Test
  void parallelVectorsHaveCosineOneAndOppositeOnesMinusOne() {
    assertThat(Vectors.cosine(new float[] {1, 2, 3}, new float[] {2, 4, 6}))
        .isCloseTo(1f, within(1e-6f));
    assertThat(Vectors.cosine(new float[] {1, 2}, new float[] {-1, -2}))
        .isCloseTo(-1f, within(1e-6f));
    assertThat(Vectors.cosine(new float[] {1, 0}, new float[] {0, 5})).isZero();
  }

  @Test
  void theCosineWithAZeroVectorIsZero() {
    assertThat(Vectors.cosine(new float[3], new float[] {1, 2, 3})).isZero();
    assertThat(Vectors.cosine(new float[0], new float[0])).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 33, 64})
  void theSquaredNormIsTheDotProductWithItself(int length) {
    float[] a = random(length, 9);
    assertThat(Vectors.squaredNorm(a)).isEqualTo(Vectors.dot(a, a)).isNotNegative();
  }

  @Test
  void vectorsOfDifferentLengthsAreRefusedNamingBoth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vectors.dot(new float[3], new float[4]))
        .withMessage("lengths differ: 3 and 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vectors.axpy(1, new float[5], new float[4]));
  }

  private static float[] random(int length, long seed) {
    var random = new SplittableRandom(seed * 1_000_003 + length);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
