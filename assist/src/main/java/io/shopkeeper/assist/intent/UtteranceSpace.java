package io.shopkeeper.assist.intent;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.LongIndex;
import io.shopkeeper.numeric.RandomFourierFeatures;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.List;

/// Turns what is seen of an utterance into one row of numbers: random features of a Gaussian kernel
/// on the encoder's vectors, each centred and of norm 1, then runs of words and letters by how rare
/// they are, hashed with signs (Weinberger et al., ICML 2009).
///
/// Immutable; some 5 million multiplications a row.
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record UtteranceSpace(
    float[][] centre, RandomFourierFeatures kernel, LongIndex runs, double[] rarity) {
  private static final int KERNEL = 1_536;
  private static final int SPELLING = 512;
  private static final double GAMMA = .5;

  /// Of the kernel of spelling beside that of meaning.
  private static final double SPELLING_SHARE = .15;

  static final int WIDTH = KERNEL + SPELLING;

  static UtteranceSpace of(List<TextFeatures> utterances, Seed seed) {
    float[][] centre = Vectored.mean(utterances);
    var runs = new LongIndex();
    int[] counts = new int[1 << 10];
    for (TextFeatures utterance : utterances) {
      for (long run : utterance.ngrams()) {
        int number = runs.add(run);
        if (number == counts.length) {
          counts = Arrays.copyOf(counts, 2 * number);
        }
        counts[number]++;
      }
    }
    double[] rarity = new double[runs.size()];
    for (int i = 0; i < rarity.length; i++) {
      rarity[i] = Math.log((utterances.size() + 1) / (counts[i] + .5));
    }
    int width = Arrays.stream(centre).mapToInt(vector -> vector.length).sum();
    return new UtteranceSpace(
        centre,
        new RandomFourierFeatures(width, KERNEL, GAMMA, seed.generator("random features")),
        runs,
        rarity);
  }

  DenseMatrix rows(List<TextFeatures> utterances, Workers workers) {
    int width = Arrays.stream(centre).mapToInt(vector -> vector.length).sum();
    DenseMatrix units = DenseMatrix.zeros(utterances.size(), width);
    workers.forEach(
        utterances.size(),
        () ->
            i ->
                System.arraycopy(
                    Vectored.unit(utterances.get(i), centre), 0, units.values(), i * width, width));
    DenseMatrix bent = kernel.of(units, workers);
    DenseMatrix rows = DenseMatrix.zeros(utterances.size(), WIDTH);
    workers.forEach(
        utterances.size(),
        () ->
            i -> {
              System.arraycopy(bent.values(), i * KERNEL, rows.values(), i * WIDTH, KERNEL);
              addSpelling(utterances.get(i), rows.values(), i * WIDTH + KERNEL);
            });
    return rows;
  }

  float[] row(TextFeatures utterance) {
    float[] row = Arrays.copyOf(kernel.of(Vectored.unit(utterance, centre)), WIDTH);
    addSpelling(utterance, row, KERNEL);
    return row;
  }

  private void addSpelling(TextFeatures utterance, float[] row, int from) {
    for (long run : utterance.ngrams()) {
      int number = runs.find(run);
      if (number >= 0) {
        int bucket = (int) Long.remainderUnsigned(run >>> 1, SPELLING);
        row[from + bucket] += (float) ((run & 1) == 0 ? rarity[number] : -rarity[number]);
      }
    }
    double squares = 0;
    for (int i = from; i < from + SPELLING; i++) {
      squares += row[i] * row[i];
    }
    float scale = squares == 0 ? 0 : (float) Math.sqrt(SPELLING_SHARE / squares);
    for (int i = from; i < from + SPELLING; i++) {
      row[i] *= scale;
    }
  }
}
