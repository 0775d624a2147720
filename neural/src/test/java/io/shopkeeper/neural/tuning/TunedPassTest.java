package io.shopkeeper.neural.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.neural.layers.Dropout;
import io.shopkeeper.numeric.MatrixProduct;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TunedPassTest {
  private static final Layout LAYOUT = new Layout(8, 2, 3);

  /// Two texts of four and three tokens.
  private static final int[] STARTS = {0, 4, 7};

  private final float[] parameters = normal(LAYOUT.size(), 1, .4);
  private final float[] tokens = normal(7 * 8, 2, 1);

  /// What the margins are weighed by to make one number of them.
  private final float[] asked = normal(7 * 3, 3, 1);

  @ParameterizedTest
  @ValueSource(doubles = {0, .3})
  void theGradientOfEveryParameterIsWhatTheMarginsDoWhenItIsMoved(double dropout) {
    float[] gradient = new float[parameters.length];
    TunedPass pass = pass(dropout);
    pass.forward(tokens, new MatrixProduct());
    pass.backward(asked.clone(), gradient, new MatrixProduct());
    for (int i = 0; i < parameters.length; i++) {
      float before = parameters[i];
      parameters[i] = before + .002f;
      double up = weighed(dropout);
      parameters[i] = before - .002f;
      double down = weighed(dropout);
      parameters[i] = before;
      assertThat(gradient[i])
          .as("parameter %d", i)
          .isCloseTo((float) ((up - down) / .004), within(.02f));
    }
  }

  @Test
  void aTextDoesNotSeeTheOther() {
    float[] together = pass(0).forward(tokens, new MatrixProduct());
    float[] other = tokens.clone();
    other[4 * 8] += 1;
    float[] changed = pass(0).forward(other, new MatrixProduct());
    assertThat(changed).startsWith(java.util.Arrays.copyOf(together, 4 * 3));
    assertThat(changed[4 * 3]).isNotEqualTo(together[4 * 3]);
    assertThat(changed[6 * 3]).isNotEqualTo(together[6 * 3]);
  }

  private double weighed(double dropout) {
    float[] margins = pass(dropout).forward(tokens, new MatrixProduct());
    double sum = 0;
    for (int i = 0; i < margins.length; i++) {
      sum += asked[i] * (double) margins[i];
    }
    return sum;
  }

  private TunedPass pass(double dropout) {
    @Nullable Dropout chance = dropout == 0 ? null : new Dropout(dropout, 5);
    return new TunedPass(PackedLayers.of(LAYOUT, 2, parameters), STARTS, chance);
  }

  private static float[] normal(int size, long seed, double deviation) {
    var random = new SplittableRandom(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }
}
