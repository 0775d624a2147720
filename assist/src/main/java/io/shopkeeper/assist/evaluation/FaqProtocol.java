package io.shopkeeper.assist.evaluation;

import io.shopkeeper.assist.faq.FaqAnswer;
import io.shopkeeper.assist.faq.FaqIndex;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.evaluation.BinaryMetrics;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.LanguageException;
import io.shopkeeper.language.evaluation.Surroundings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Asks a shop's questions and answers what is meant by questions in other words. Without such
/// questions, each of the shop's own is asked of all others: what would be answered then is asked
/// twice, or nearly.
///
/// @param queries lines of [FaqQueries]
public record FaqProtocol(List<FaqEntry> entries, @Nullable Path queries) {
  private static final String LABEL = "faq";

  public FaqProtocol {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new LanguageException(
          LanguageException.Code.NOTHING_TO_LEARN, "there are no questions with answers");
    }
  }

  /// @throws LanguageException if the questions cannot be read
  public ProtocolResult run(Surroundings given) {
    FaqQueries asked =
        queries == null
            ? new FaqQueries(entries.stream().map(FaqEntry::question).toList(), List.of())
            : FaqQueries.read(queries, entries);
    FaqIndex index = FaqIndex.of(entries, given.encoders(), given.workers());
    given.trained().run();
    FaqAnswer[] answers = new FaqAnswer[asked.questions().size()];
    given
        .workers()
        .forEach(
            answers.length,
            1,
            () ->
                i -> {
                  FaqAnswer answer = index.ask(asked.questions().get(i), entries.size());
                  answers[i] = queries == null ? without(answer, entries.get(i)) : answer;
                });
    Bootstrap bootstrap = Bootstrap.of(given.seed());
    return new ProtocolResult(
        LABEL,
        "encoder+spelling",
        "%d entries".formatted(entries.size()),
        queries == null ? similar(answers, bootstrap) : metrics(asked, answers, bootstrap),
        "texts",
        Arrays.stream(answers).map(FaqProtocol::line).toList());
  }

  private static FaqAnswer without(FaqAnswer answer, FaqEntry own) {
    List<FaqAnswer.Match> others =
        answer.matches().stream().filter(match -> !match.entry().equals(own)).toList();
    return new FaqAnswer(
        others, !others.isEmpty() && FaqIndex.sure(others.getFirst().confidence()));
  }

  private static MetricReport similar(FaqAnswer[] answers, Bootstrap bootstrap) {
    var metrics = new LinkedHashMap<String, Interval>();
    metrics.put("like-another", bootstrap.mean(shares(answers, FaqAnswer::known)));
    return new MetricReport(metrics);
  }

  private static MetricReport metrics(FaqQueries asked, FaqAnswer[] answers, Bootstrap bootstrap) {
    var metrics = new LinkedHashMap<String, Interval>();
    if (asked.answers().isEmpty()) {
      return new MetricReport(metrics);
    }
    int[] answerable =
        IntStream.range(0, answers.length).filter(i -> !asked.answers().get(i).isEmpty()).toArray();
    int[] unrelated =
        IntStream.range(0, answers.length).filter(i -> asked.answers().get(i).isEmpty()).toArray();
    if (answerable.length > 0) {
      double[] reciprocal =
          Arrays.stream(answerable)
              .mapToDouble(i -> reciprocalRank(answers[i], asked.answers().get(i)))
              .toArray();
      metrics.put("hit@1", bootstrap.mean(Arrays.stream(reciprocal).map(Math::floor).toArray()));
      metrics.put(
          "hit@3",
          bootstrap.mean(Arrays.stream(reciprocal).map(r -> r >= 1 / 3.0 ? 1 : 0).toArray()));
      metrics.put("mrr", bootstrap.mean(reciprocal));
      metrics.put(
          "right-answers",
          bootstrap.mean(
              IntStream.range(0, answerable.length)
                  .mapToDouble(i -> answers[answerable[i]].known() ? Math.floor(reciprocal[i]) : 0)
                  .toArray()));
      metrics.put("false-unknown", bootstrap.mean(unknown(answers, answerable)));
    }
    if (unrelated.length > 0) {
      metrics.put("unknown", bootstrap.mean(unknown(answers, unrelated)));
      boolean[] happened = new boolean[answers.length];
      double[] scores = new double[answers.length];
      for (int i = 0; i < answers.length; i++) {
        happened[i] = !asked.answers().get(i).isEmpty();
        scores[i] = confidence(answers[i]);
      }
      new BinaryMetrics(happened, scores)
          .areaUnderRoc()
          .ifPresent(auc -> metrics.put("auroc", Interval.exact(auc)));
    }
    return new MetricReport(metrics);
  }

  private static double reciprocalRank(FaqAnswer answer, Set<String> right) {
    for (int rank = 0; rank < answer.matches().size(); rank++) {
      if (right.contains(answer.matches().get(rank).entry().id().value())) {
        return 1.0 / (rank + 1);
      }
    }
    return 0;
  }

  private static double[] unknown(FaqAnswer[] answers, int[] places) {
    return shares(
        Arrays.stream(places).mapToObj(i -> answers[i]).toArray(FaqAnswer[]::new),
        answer -> !answer.known());
  }

  private static double[] shares(FaqAnswer[] answers, Predicate<FaqAnswer> counted) {
    return Arrays.stream(answers).mapToDouble(a -> counted.test(a) ? 1 : 0).toArray();
  }

  private static double confidence(FaqAnswer answer) {
    return answer.matches().isEmpty() ? 0 : answer.matches().getFirst().confidence();
  }

  private static String line(FaqAnswer answer) {
    return String.format(
        Locale.ROOT,
        "%s\t%.6f",
        answer.answer().map(match -> match.entry().id().value()).orElse("none"),
        confidence(answer));
  }
}
