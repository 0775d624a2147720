package io.shopkeeper.content.evaluation;

import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Written texts against those of people, and against what was known.
final class CopyMetrics {
  private static final double PER_CENT = 100;

  private final StatedValues values;
  private final Bootstrap bootstrap;

  CopyMetrics(StatedValues values, Bootstrap bootstrap) {
    this.values = values;
    this.bootstrap = bootstrap;
  }

  /// @param texts in the order of the records
  MetricReport of(List<CopyRecord> records, List<String> texts) {
    var metrics = new LinkedHashMap<String, Interval>();
    if (records.isEmpty()) {
      return new MetricReport(metrics);
    }
    if (records.stream().noneMatch(record -> record.text() == null)) {
      compare(
          records.stream().map(record -> Objects.requireNonNull(record.text())).toList(),
          texts,
          metrics);
    }
    int[] stated = new int[texts.size()];
    int[] supported = new int[texts.size()];
    for (int i = 0; i < stated.length; i++) {
      StatedValues.Count count = values.count(texts.get(i), records.get(i).attributes());
      stated[i] = count.stated();
      supported[i] = count.supported();
    }
    metrics.put(
        "supported-share",
        bootstrap
            .figures(stated.length, draws -> new double[] {share(supported, stated, draws)})
            .getFirst());
    return new MetricReport(metrics);
  }

  private void compare(List<String> people, List<String> texts, Map<String, Interval> metrics) {
    var words = new JiebaWords();
    double[][] scores = new double[4][texts.size()];
    for (int i = 0; i < texts.size(); i++) {
      WordRouge rouge = WordRouge.of(words.of(texts.get(i)), words.of(people.get(i)));
      scores[0][i] = PER_CENT * CharacterBleu.of(texts.get(i), people.get(i));
      scores[1][i] = PER_CENT * rouge.one();
      scores[2][i] = PER_CENT * rouge.two();
      scores[3][i] = PER_CENT * rouge.longest();
    }
    List<Interval> means = bootstrap.means(List.of(scores));
    metrics.put("bleu-4", means.get(0));
    metrics.put("rouge-1", means.get(1));
    metrics.put("rouge-2", means.get(2));
    metrics.put("rouge-l", means.get(3));
  }

  /// 1 where nothing is stated: what says nothing says nothing false.
  private static double share(int[] supported, int[] stated, int[] draws) {
    long of = 0;
    long are = 0;
    for (int i = 0; i < draws.length; i++) {
      of += (long) draws[i] * stated[i];
      are += (long) draws[i] * supported[i];
    }
    return of == 0 ? 1 : (double) are / of;
  }
}
