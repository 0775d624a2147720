package io.shopkeeper.assist.faq;

import io.shopkeeper.assist.intent.UtteranceReader;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.numeric.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What texts mean: the encoder's sentence vector and mean over tokens side by side, as they are
/// and less the mean of the texts, which takes off what all of them share.
///
/// @param vectors of the texts, of norm 1
/// @param centred the same less the mean, of norm 1
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Meanings(float[][] vectors, float[] mean, float[][] centred) {
  /// The mean counts for little where there are few texts: it would be these themselves.
  private static final double FEW = 8;

  static Meanings of(List<TextFeatures> texts) {
    return of(texts, List.of());
  }

  /// @param anybodys what anybody may ask, whose mean stands for what few texts cannot tell
  static Meanings of(List<TextFeatures> texts, List<TextFeatures> anybodys) {
    float[][] vectors = texts.stream().map(Meanings::vector).toArray(float[][]::new);
    float[] mean = new float[vectors[0].length];
    for (float[] vector : vectors) {
      Vectors.axpy((float) (1 / (vectors.length + FEW)), vector, mean);
    }
    double lacking = Math.max(0, FEW - vectors.length) / (vectors.length + FEW);
    for (TextFeatures text : anybodys) {
      Vectors.axpy((float) (lacking / anybodys.size()), vector(text), mean);
    }
    return new Meanings(
        vectors,
        mean,
        Arrays.stream(vectors).map(vector -> less(vector, mean)).toArray(float[][]::new));
  }

  /// The cosine of a text's vector with that of each.
  double[] cosines(float[] vector) {
    return products(vectors, vector);
  }

  /// The same, less the mean.
  double[] centredCosines(float[] vector) {
    return products(centred, less(vector, mean));
  }

  /// That of each text with those up to itself.
  double[][] centredCosines() {
    return IntStream.range(0, centred.length)
        .mapToObj(i -> products(Arrays.copyOf(centred, i + 1), centred[i]))
        .toArray(double[][]::new);
  }

  private static double[] products(float[][] with, float[] vector) {
    return Arrays.stream(with).mapToDouble(other -> Vectors.dot(other, vector)).toArray();
  }

  /// The sentence vector and the mean over tokens, of equal norm, together of norm 1.
  static float[] vector(TextFeatures read) {
    float[] sentence = unit(read.vectors()[UtteranceReader.SENTENCE]);
    float[] tokens = unit(read.vectors()[UtteranceReader.MEANING]);
    float[] both = Arrays.copyOf(sentence, sentence.length + tokens.length);
    System.arraycopy(tokens, 0, both, sentence.length, tokens.length);
    Vectors.scale((float) Math.sqrt(.5), both);
    return both;
  }

  private static float[] less(float[] vector, float[] mean) {
    float[] less = vector.clone();
    Vectors.axpy(-1, mean, less);
    return unit(less);
  }

  private static float[] unit(float[] vector) {
    float[] unit = vector.clone();
    double norm = Math.sqrt(Vectors.squaredNorm(unit));
    Vectors.scale(norm == 0 ? 0 : (float) (1 / norm), unit);
    return unit;
  }
}
