package io.shopkeeper.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Named figures with their intervals, in the order in which they are to be read.
public record MetricReport(SequencedMap<String, Interval> metrics) {

  public MetricReport {
    metrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metrics));
  }

  /// This report followed by another; a name in both keeps its place and takes the other's figure.
  public MetricReport and(MetricReport other) {
    var both = new LinkedHashMap<>(metrics);
    both.putAll(other.metrics);
    return new MetricReport(both);
  }

  /// Lines of a name, a low end, an estimate and a high end, tab-separated.
  public List<String> lines() {
    return metrics.entrySet().stream()
        .map(e ->
            "%s\t%s\t%s\t%s"
                .formatted(
                    e.getKey(), e.getValue().low(), e.getValue().estimate(), e.getValue().high()))
        .toList();
  }
}
