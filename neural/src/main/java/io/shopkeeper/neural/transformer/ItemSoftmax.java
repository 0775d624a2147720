package io.shopkeeper.neural.transformer;

import io.shopkeeper.numeric.MatrixProduct;
import io.shopkeeper.numeric.MatrixView;
import io.shopkeeper.numeric.PackedMatrix;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// The cross-entropy of the next item over all candidates, with its gradients.
///
/// Probabilities of as many tokens as fit [#MOST_NUMBERS] are held at a time: tokens share the work
/// going forwards, candidates going back, so that every sum is made by one thread in one order.
final class ItemSoftmax {

  /// 64 MiB of probabilities.
  private static final int MOST_NUMBERS = 1 << 24;

  private static final int TOKENS = 32;
  private static final int CANDIDATES = 512;

  private ItemSoftmax() {}

  /// What is to be predicted from what.
  ///
  /// @param hidden a row for each token
  /// @param targets the candidate that follows each token
  /// @param candidates their vectors, row after row
  /// @param handicap subtracted from the logit of a candidate where it is not the target; none if
  ///   empty
  record Question(
      float[] hidden, int[] targets, float[] candidates, float[] handicap, int dimension) {}

  /// @param loss the mean over all tokens
  record Answer(double loss, float[] dHidden, float[] dCandidates) {}

  static Answer answer(Question question, Workers workers) {
    int d = question.dimension();
    int tokens = question.targets().length;
    int count = question.candidates().length / d;
    MatrixView vectors = MatrixView.of(question.candidates(), 0, count, d);
    PackedMatrix across = PackedMatrix.of(vectors.transposed());
    PackedMatrix along = PackedMatrix.of(vectors);
    float[] dHidden = new float[tokens * d];
    float[] dCandidates = new float[count * d];
    double[] losses = new double[tokens];
    int most = Math.clamp(MOST_NUMBERS / count, 1, tokens);
    float[] probabilities = new float[most * count];
    for (int first = 0; first < tokens; first += most) {
      var part =
          new Part(question, first, Math.min(tokens, first + most), count, probabilities, losses);
      workers.forEach(
          Math.ceilDiv(part.size(), TOKENS), 1, () -> part.forwards(across, along, dHidden));
      workers.forEach(Math.ceilDiv(count, CANDIDATES), 1, () -> part.backwards(dCandidates));
    }
    return new Answer(Arrays.stream(losses).sum() / tokens, dHidden, dCandidates);
  }

  /// The tokens in [first, end).
  private record Part(
      Question question, int first, int end, int count, float[] probabilities, double[] losses) {

    int size() {
      return end - first;
    }

    IntConsumer forwards(PackedMatrix across, PackedMatrix along, float[] dHidden) {
      int d = question.dimension();
      var product = new MatrixProduct();
      return block -> {
        int from = block * TOKENS;
        int rows = Math.min(TOKENS, size() - from);
        MatrixView logits = MatrixView.of(probabilities, from * count, rows, count);
        product.multiply(
            MatrixView.of(question.hidden(), (first + from) * d, rows, d), across, logits, false);
        for (int row = 0; row < rows; row++) {
          differentiate(first + from + row, (from + row) * count);
        }
        product.multiply(logits, along, MatrixView.of(dHidden, (first + from) * d, rows, d), false);
      };
    }

    /// Turns the logits of a token into the gradient of its share of the loss.
    private void differentiate(int token, int start) {
      int target = start + question.targets()[token];
      float logit = probabilities[target];
      if (question.handicap().length > 0) {
        Vectors.axpy(-1, question.handicap(), 0, probabilities, start, count);
        probabilities[target] = logit;
      }
      losses[token] = Vectors.softmax(probabilities, start, count) - logit;
      probabilities[target] -= 1;
      Vectors.scale(1f / losses.length, probabilities, start, count);
    }

    IntConsumer backwards(float[] dCandidates) {
      int d = question.dimension();
      var product = new MatrixProduct();
      MatrixView hidden = MatrixView.of(question.hidden(), first * d, size(), d).transposed();
      MatrixView all = MatrixView.of(probabilities, 0, size(), count);
      return block -> {
        int from = block * CANDIDATES;
        int to = Math.min(count, from + CANDIDATES);
        product.multiply(
            hidden,
            PackedMatrix.of(all.columns(from, to)),
            MatrixView.of(dCandidates, from * d, to - from, d).transposed(),
            true);
      };
    }
  }
}
