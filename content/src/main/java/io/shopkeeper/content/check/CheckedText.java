package io.shopkeeper.content.check;

import java.util.List;

/// A text with what is wrong in it and what its claims rest on, both in order of place.
public record CheckedText(
    String text, List<Finding> findings, List<Support> supports, Score score) {

  public CheckedText {
    findings = List.copyOf(findings);
    supports = List.copyOf(supports);
  }

  /// Whether nothing in it is false or forbidden, and nothing required is missing.
  public boolean passes() {
    return findings.stream().allMatch(finding -> finding.kind().part() == Kind.Part.STYLE);
  }
}
