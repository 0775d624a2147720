package io.shopkeeper.assist.faq;

import io.shopkeeper.assist.faq.FaqAnswer.Match;
import io.shopkeeper.assist.intent.UtteranceReader;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.Workers;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The entries of one language, compared with a question by meaning and by spelling.
///
/// The order is by the centred cosine with an entry's question, half that with its answer, which
/// says the same in other words (Sakata et al., SIGIR 2019), and a tenth of the overlap of
/// spelling. The weights of the confidence were learned where it is known what is meant and what is
/// not there: utterances of service/intents-en with intents left out, pairs of
/// service/question-pairs-zh train with questions left out, and texts of no service at all.
record MatchedQuestions(
    List<FaqEntry> entries,
    UtteranceReader reader,
    Meanings questions,
    Meanings answers,
    Spelling spelling) {

  private static final double ANSWER_SHARE = .5;
  private static final double SPELLING_SHARE = .1;

  private static final double OF_COSINE = 4.43;
  private static final double OF_CENTRED = 8.13;
  private static final double OF_SPELLING = 1.94;
  private static final double BIAS = -8.12;

  static MatchedQuestions of(List<FaqEntry> entries, UtteranceReader reader, Workers workers) {
    List<TextFeatures> questions = read(entries, FaqEntry::question, reader, workers);
    List<TextFeatures> answers = read(entries, FaqEntry::answer, reader, workers);
    return new MatchedQuestions(
        List.copyOf(entries),
        reader,
        Meanings.of(questions),
        Meanings.of(answers),
        Spelling.of(questions));
  }

  private static List<TextFeatures> read(
      List<FaqEntry> entries,
      Function<FaqEntry, String> text,
      UtteranceReader reader,
      Workers workers) {
    TextFeatures[] read = new TextFeatures[entries.size()];
    workers.forEach(read.length, 1, () -> i -> read[i] = reader.read(text.apply(entries.get(i))));
    return List.of(read);
  }

  /// The most similar entries.
  List<Match> matches(String question, int most) {
    TextFeatures read = reader.read(question);
    float[] vector = Meanings.vector(read);
    double[] cosine = questions.cosines(vector);
    double[] centred = questions.centredCosines(vector);
    double[] answered = answers.centredCosines(vector);
    double[] overlap = spelling.overlaps(read.ngrams());
    return IntStream.range(0, entries.size())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                i -> -(centred[i] + ANSWER_SHARE * answered[i] + SPELLING_SHARE * overlap[i])))
        .limit(most)
        .map(i -> new Match(entries.get(i), confidence(cosine[i], centred[i], overlap[i])))
        .toList();
  }

  /// The probability that two questions ask the same.
  static double confidence(double cosine, double centred, double overlap) {
    return LinearModel.probability(
        OF_COSINE * cosine + OF_CENTRED * centred + OF_SPELLING * overlap + BIAS);
  }
}
