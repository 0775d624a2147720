package io.shopkeeper.language.entities;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.neural.encoder.EncoderWeights;
import io.shopkeeper.neural.encoder.Encoding;
import io.shopkeeper.neural.encoder.TextEncoder;
import io.shopkeeper.neural.tuning.TokenClassifier;
import io.shopkeeper.neural.tuning.TokenClassifierTrainer;
import io.shopkeeper.neural.tuning.Tuning;
import io.shopkeeper.numeric.Workers;
import java.util.List;
import java.util.random.RandomGenerator;

/// The probability of every tag at every character, by an encoder whose upper half was trained for
/// it. Each character is a token of its own, as if blanks stood between them: tags may change
/// within what the encoder takes for one word.
///
/// @param encoder whose lower half reads the characters
record CharacterNetwork(TextEncoder encoder, TokenClassifier classifier, int tags) {
  private static final int EPOCHS = 3;
  private static final int BATCH = 16;
  private static final double LEARNING_RATE = 3e-4;
  private static final double DROPOUT = .1;

  /// Of many texts fewer passes are made: a step costs about a second of one core.
  private static final int MOST_STEPS = 1_200;

  /// @param targets the tag of every character of every text, in [0, tags)
  static CharacterNetwork train(
      TaggedTexts texts,
      List<int[]> targets,
      int tags,
      TextEncoder encoder,
      RandomGenerator random,
      Workers workers,
      Progress progress) {
    EncoderWeights weights = encoder.weights();
    int steps = Math.min(MOST_STEPS, EPOCHS * Math.ceilDiv(targets.size(), BATCH));
    var tuning = new Tuning(weights.layers() / 2, LEARNING_RATE, steps, BATCH, DROPOUT);
    TokenClassifier classifier =
        new TokenClassifierTrainer(weights, tags, tuning, workers)
            .fit(
                text -> vectors(encoder, texts.characters().get(text)),
                targets,
                random,
                (step, _) -> progress.at("training the encoder", step, steps));
    return new CharacterNetwork(encoder, classifier, tags);
  }

  /// Adds logarithms of probabilities to `scores[tag][position]`.
  ///
  /// @param starts of every text among the positions
  void score(TaggedTexts texts, int[] starts, double weight, double[][] scores, Workers workers) {
    workers.forEach(
        texts.size(),
        1,
        () ->
            text -> {
              float[] probabilities =
                  classifier.probabilities(vectors(encoder, texts.characters().get(text)));
              for (int i = 0; i < probabilities.length; i++) {
                scores[i % tags][starts[text] + i / tags] +=
                    weight * Math.log(Math.max(probabilities[i], Float.MIN_NORMAL));
              }
            });
  }

  /// What half of the layers make of each character, one after the other; zeros where a character
  /// is no token.
  private static float[] vectors(TextEncoder encoder, List<String> characters) {
    List<Encoding> layers =
        encoder.layers(
            String.join(" ", characters.stream().map(CharacterFeatures::plain).toList()));
    Encoding half = layers.get(layers.size() / 2 - 1);
    int width = half.dimension();
    float[] vectors = new float[characters.size() * width];
    int unit = 0;
    for (int c = 0; c < characters.size(); c++) {
      int token = half.tokenAt(unit);
      if (token >= 0) {
        System.arraycopy(half.tokens(), token * width, vectors, c * width, width);
      }
      unit += CharacterFeatures.plain(characters.get(c)).length() + 1;
    }
    return vectors;
  }
}
