package io.shopkeeper.neural.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.neural.layers.Dropout;
import io.shopkeeper.numeric.MatrixProduct;
import io.shopkeeper.numeric.Workers;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The backward pass against differences of the loss.
class GradientTest {

  private static final TransformerShape SHAPE = new TransformerShape(11, 5, 8, 2, 2);

  /// Two sequences of four and three tokens.
  private static final int[] STARTS = {0, 4, 7};

  private static final int[] TOKENS = {3, 1, 4, 1, 5, 9, 2};
  private static final int[] TARGETS = {1, 4, 1, 5, 9, 2, 6};

  private final TransformerWeights weights = large();

  @Test
  void theGradientOfEveryParameterIsWhatTheLossDoesWhenItIsMoved() {
    compare(0);
  }

  @Test
  void theGradientHoldsUnderDropoutToo() {
    compare(.3);
  }

  @Test
  void theGradientHoldsForASampleOfItemsToo() {
    float[] hidden = new float[7 * 8];
    var random = new SplittableRandom(3);
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = (float) random.nextGaussian();
    }
    float[] handicap = {0, -.5f, 0, -1, 0, -.25f, 0, 0, 0, -2, 0};
    var question = new ItemSoftmax.Question(hidden, TARGETS, weights.items(), handicap, 8);
    ItemSoftmax.Answer answer = answer(question);
    for (int i = 0; i < hidden.length; i++) {
      float before = hidden[i];
      hidden[i] = before + .002f;
      double up = answer(question).loss();
      hidden[i] = before - .002f;
      double down = answer(question).loss();
      hidden[i] = before;
      assertThat(answer.dHidden()[i]).isCloseTo((float) ((up - down) / .004), within(2e-3f));
    }
  }

  private void compare(double dropout) {
    var pass = pass(dropout);
    ItemSoftmax.Answer answer = answer(question(pass.forward(new MatrixProduct())));
    float[] body = new float[weights.body().length];
    float[] inputs = pass.backward(answer.dHidden(), body, new MatrixProduct());
    float[] items = answer.dCandidates();
    for (int token = 0; token < TOKENS.length; token++) {
      for (int k = 0; k < 8; k++) {
        items[TOKENS[token] * 8 + k] += inputs[token * 8 + k];
      }
    }
    compare("body", weights.body(), body, dropout);
    compare("items", weights.items(), items, dropout);
  }

  /// Single numbers may differ more: where a step carries a hidden number over the edge of the
  /// rectifier, a difference is no derivative.
  private void compare(String name, float[] values, float[] gradient, double dropout) {
    double error = 0;
    double length = 0;
    for (int i = 0; i < values.length; i++) {
      float before = values[i];
      values[i] = before + .002f;
      double up = loss(dropout);
      values[i] = before - .002f;
      double down = loss(dropout);
      values[i] = before;
      float difference = (float) ((up - down) / .004);
      assertThat(gradient[i]).as("%s[%d]", name, i).isCloseTo(difference, within(.03f));
      error += Math.pow(gradient[i] - difference, 2);
      length += Math.pow(difference, 2);
    }
    assertThat(Math.sqrt(error / length)).as(name).isLessThan(.03);
  }

  private double loss(double dropout) {
    return answer(question(pass(dropout).forward(new MatrixProduct()))).loss();
  }

  private TransformerPass pass(double dropout) {
    @Nullable Dropout chance = dropout == 0 ? null : new Dropout(dropout, 5);
    return new TransformerPass(PackedBody.of(weights), TOKENS, STARTS, chance);
  }

  private ItemSoftmax.Question question(float[] hidden) {
    return new ItemSoftmax.Question(hidden, TARGETS, weights.items(), new float[0], 8);
  }

  private static ItemSoftmax.Answer answer(ItemSoftmax.Question question) {
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      return ItemSoftmax.answer(question, new Workers(pool, 1));
    }
  }

  /// Fresh weights made large enough that nothing is nearly linear.
  private static TransformerWeights large() {
    TransformerWeights weights = TransformerWeights.random(SHAPE, new SplittableRandom(1));
    for (float[] values : new float[][] {weights.items(), weights.body()}) {
      for (int i = 0; i < values.length; i++) {
        values[i] = values[i] == 1 ? 1 : values[i] * 12;
      }
    }
    return weights;
  }
}
