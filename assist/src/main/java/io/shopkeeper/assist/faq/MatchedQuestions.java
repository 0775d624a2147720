package io.shopkeeper.assist.faq;

import io.shopkeeper.assist.faq.FaqAnswer.Match;
import io.shopkeeper.assist.intent.UtteranceReader;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The questions of one language, compared by meaning and by spelling.
///
/// Meaning is the cosine of the sentence vector and the mean over tokens, once as they are and once
/// less the mean of all entries, which takes off what all of the shop's questions share. The order
/// is by the latter and a tenth of the overlap of spelling. The weights of the confidence were
/// learned where it is known what is meant and what is not there: utterances of service/intents-en
/// with intents left out, pairs of service/question-pairs-zh train with questions left out, and
/// texts of no service at all.
///
/// @param vectors of the entries, of norm 1
/// @param centred the same less the mean, of norm 1
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record MatchedQuestions(
    List<FaqEntry> entries,
    UtteranceReader reader,
    float[] mean,
    float[][] vectors,
    float[][] centred,
    Spelling spelling) {

  /// The mean counts for nothing where there are few entries: it would be these themselves.
  private static final double FEW = 8;

  private static final double SPELLING_SHARE = .1;

  private static final double OF_COSINE = 4.43;
  private static final double OF_CENTRED = 8.13;
  private static final double OF_SPELLING = 1.94;
  private static final double BIAS = -8.12;

  static MatchedQuestions of(List<FaqEntry> entries, UtteranceReader reader, Workers workers) {
    TextFeatures[] read = new TextFeatures[entries.size()];
    workers.forEach(read.length, 1, () -> i -> read[i] = reader.read(entries.get(i).question()));
    float[][] vectors = Arrays.stream(read).map(MatchedQuestions::vector).toArray(float[][]::new);
    float[] mean = new float[vectors[0].length];
    for (float[] vector : vectors) {
      Vectors.axpy((float) (1 / (vectors.length + FEW)), vector, mean);
    }
    float[][] centred =
        Arrays.stream(vectors).map(vector -> centred(vector, mean)).toArray(float[][]::new);
    return new MatchedQuestions(
        List.copyOf(entries), reader, mean, vectors, centred, Spelling.of(List.of(read)));
  }

  /// The most similar entries.
  List<Match> matches(String question, int most) {
    TextFeatures read = reader.read(question);
    float[] vector = vector(read);
    float[] own = centred(vector, mean);
    double[] overlap = spelling.overlaps(read.ngrams());
    double[] order = new double[vectors.length];
    double[] confidence = new double[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      double apart = Vectors.dot(own, centred[i]);
      order[i] = apart + SPELLING_SHARE * overlap[i];
      confidence[i] =
          LinearModel.probability(
              OF_COSINE * Vectors.dot(vector, vectors[i])
                  + OF_CENTRED * apart
                  + OF_SPELLING * overlap[i]
                  + BIAS);
    }
    return IntStream.range(0, order.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -order[i]))
        .limit(most)
        .map(i -> new Match(entries.get(i), confidence[i]))
        .toList();
  }

  /// The sentence vector and the mean over tokens, of equal norm, together of norm 1.
  private static float[] vector(TextFeatures read) {
    float[] sentence = unit(read.vectors()[UtteranceReader.SENTENCE]);
    float[] tokens = unit(read.vectors()[UtteranceReader.MEANING]);
    float[] both = Arrays.copyOf(sentence, sentence.length + tokens.length);
    System.arraycopy(tokens, 0, both, sentence.length, tokens.length);
    Vectors.scale((float) Math.sqrt(.5), both);
    return both;
  }

  private static float[] centred(float[] vector, float[] mean) {
    float[] centred = vector.clone();
    Vectors.axpy(-1, mean, centred);
    return unit(centred);
  }

  private static float[] unit(float[] vector) {
    float[] unit = vector.clone();
    double norm = Math.sqrt(Vectors.squaredNorm(unit));
    Vectors.scale(norm == 0 ? 0 : (float) (1 / norm), unit);
    return unit;
  }
}
