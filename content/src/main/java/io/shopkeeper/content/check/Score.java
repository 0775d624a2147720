package io.shopkeeper.content.check;

import java.util.List;

/// How good a text is, from 0 to 100, and by its parts.
///
/// A false claim costs 30 in its part, a forbidden one 40, a missing fact 25, a matter of form 15;
/// no part falls below 0. The whole is the mean of the parts weighed 4 : 3 : 2 : 1, and at most the
/// lower of support and rules: a text that is well written and untrue is a bad text.
///
/// @param support how far claims rest on facts
/// @param rules how far advertising law is kept
/// @param completeness how many required facts are said
/// @param style length, language, readability, nothing said twice
public record Score(int total, int support, int rules, int completeness, int style) {

  static Score of(List<Finding> findings) {
    int support = part(findings, Kind.Part.SUPPORT, 30);
    int rules = part(findings, Kind.Part.RULES, 40);
    int completeness = part(findings, Kind.Part.COMPLETENESS, 25);
    int style = part(findings, Kind.Part.STYLE, 15);
    int mean = (4 * support + 3 * rules + 2 * completeness + style) / 10;
    return new Score(Math.min(mean, Math.min(support, rules)), support, rules, completeness, style);
  }

  private static int part(List<Finding> findings, Kind.Part part, int cost) {
    long found = findings.stream().filter(finding -> finding.kind().part() == part).count();
    return (int) Math.max(0, 100 - cost * found);
  }
}
