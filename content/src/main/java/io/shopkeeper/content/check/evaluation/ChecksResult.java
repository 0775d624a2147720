package io.shopkeeper.content.check.evaluation;

import io.shopkeeper.content.check.CheckedText;
import io.shopkeeper.evaluation.MetricReport;
import java.util.List;

/// What the protocol found.
///
/// @param settings what was read, for people
/// @param checked each text, in order
public record ChecksResult(String settings, MetricReport metrics, List<CheckedText> checked) {

  public ChecksResult {
    checked = List.copyOf(checked);
  }
}
