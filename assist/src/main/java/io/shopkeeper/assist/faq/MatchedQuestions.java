package io.shopkeeper.assist.faq;

import io.shopkeeper.assist.faq.FaqAnswer.Match;
import io.shopkeeper.assist.intent.UtteranceReader;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// The entries of one language, compared with a question by meaning and by spelling.
///
/// The order is by three views of the same, each less its mean and in units of its spread over the
/// entries, so that they count alike: the centred cosine with an entry's question; the likeness
/// token by token; and the cosine with the whole entry as a passage that answers, which is what the
/// encoders were trained to look for (Xiao et al., "C-Pack", SIGIR 2024). The weights of the
/// confidence were learned where it is known what is meant and what is not there: utterances of
/// service/intents-en with intents left out, pairs of service/question-pairs-zh train with
/// questions left out, and texts of no service at all.
///
/// @param tokens of the entries' questions
/// @param passages vectors of the entries as a whole
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record MatchedQuestions(
    List<FaqEntry> entries,
    UtteranceReader reader,
    Meanings questions,
    Spelling spelling,
    List<TokenVectors> tokens,
    float[][] passages) {

  /// What the encoders were taught to read before a short text that looks for longer ones.
  private static final Map<Language, String> ASKING =
      Map.of(
          Language.ENGLISH, "represent this sentence for searching relevant passages: ",
          Language.CHINESE, "为这个句子生成表示以用于检索相关文章：");

  private static final double OF_COSINE = 4.43;
  private static final double OF_CENTRED = 8.13;
  private static final double OF_SPELLING = 1.94;
  private static final double BIAS = -8.12;

  static MatchedQuestions of(List<FaqEntry> entries, UtteranceReader reader, Workers workers) {
    int n = entries.size();
    TextFeatures[] questions = new TextFeatures[n];
    TokenVectors[] tokens = new TokenVectors[n];
    float[][] passages = new float[n][];
    workers.forEach(
        n,
        1,
        () ->
            i -> {
              FaqEntry entry = entries.get(i);
              questions[i] = reader.read(entry.question());
              tokens[i] = TokenVectors.of(reader.encoding("", entry.question()));
              passages[i] = reader.encoding("", entry.question() + " " + entry.answer()).sentence();
            });
    List<TextFeatures> read = List.of(questions);
    return new MatchedQuestions(
        List.copyOf(entries),
        reader,
        Meanings.of(read, anybodys(reader)),
        Spelling.of(read),
        List.of(tokens),
        passages);
  }

  /// What anybody may ask: a shop's only question is not likest to everything.
  private static List<TextFeatures> anybodys(UtteranceReader reader) {
    String file = "anybody_" + (reader.language() == Language.CHINESE ? "zh" : "en") + ".txt";
    try (var in = Objects.requireNonNull(MatchedQuestions.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(reader::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The most similar entries.
  List<Match> matches(String question, int most) {
    TextFeatures read = reader.read(question);
    float[] vector = Meanings.vector(read);
    double[] cosine = questions.cosines(vector);
    double[] centred = questions.centredCosines(vector);
    double[] overlap = spelling.overlaps(read.ngrams());
    double[] byToken = TokenVectors.of(reader.encoding("", question)).likenesses(tokens);
    float[] asking =
        reader.encoding(ASKING.getOrDefault(reader.language(), ""), question).sentence();
    double[] asPassage =
        Arrays.stream(passages).mapToDouble(passage -> Vectors.dot(passage, asking)).toArray();
    double[] score = sum(standard(centred), standard(byToken), standard(asPassage));
    return IntStream.range(0, entries.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -score[i]))
        .limit(most)
        .map(i -> new Match(entries.get(i), confidence(cosine[i], centred[i], overlap[i])))
        .toList();
  }

  /// Values less their mean, in units of their spread; all zero where they do not differ.
  private static double[] standard(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance =
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0);
    double spread = variance == 0 ? 1 : Math.sqrt(variance);
    return Arrays.stream(values).map(value -> (value - mean) / spread).toArray();
  }

  private static double[] sum(double[]... views) {
    return IntStream.range(0, views[0].length)
        .mapToDouble(i -> Arrays.stream(views).mapToDouble(view -> view[i]).sum())
        .toArray();
  }

  /// The probability that two questions ask the same.
  static double confidence(double cosine, double centred, double overlap) {
    return LinearModel.probability(
        OF_COSINE * cosine + OF_CENTRED * centred + OF_SPELLING * overlap + BIAS);
  }
}
