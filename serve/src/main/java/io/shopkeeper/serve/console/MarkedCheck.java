package io.shopkeeper.serve.console;

import io.shopkeeper.content.check.CheckedText;
import io.shopkeeper.content.check.Finding;
import io.shopkeeper.content.check.Support;
import io.shopkeeper.language.words.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A checked text, cut where something was found or rests on a fact.
public record MarkedCheck(List<Part> parts) {

  /// A run of text.
  ///
  /// @param mark `negative` for what was found, `positive` for what rests on a fact; empty for none
  /// @param about the fact that it rests on; null for none
  public record Part(String text, String mark, @Nullable String about) {}

  static MarkedCheck of(CheckedText checked) {
    return of(checked, new Span(0, checked.text().length()));
  }

  /// A stretch of it.
  static MarkedCheck of(CheckedText checked, Span stretch) {
    String text = checked.text();
    var cuts = new TreeSet<Integer>(List.of(stretch.start(), stretch.end()));
    checked.findings().forEach(finding -> cut(cuts, finding.span()));
    checked.supports().forEach(support -> cut(cuts, support.span()));
    var parts = new ArrayList<Part>();
    int from = stretch.start();
    for (int to : cuts.subSet(from, false, stretch.end(), true)) {
      var part = new Span(from, to);
      parts.add(new Part(part.in(text), mark(checked, part), about(checked, part)));
      from = to;
    }
    return new MarkedCheck(parts);
  }

  private static void cut(TreeSet<Integer> cuts, Span span) {
    cuts.add(span.start());
    cuts.add(span.end());
  }

  private static String mark(CheckedText checked, Span part) {
    if (checked.findings().stream().map(Finding::span).anyMatch(span -> span.contains(part))) {
      return "negative";
    }
    return checked.supports().stream().map(Support::span).anyMatch(span -> span.contains(part))
        ? "positive"
        : "";
  }

  private static @Nullable String about(CheckedText checked, Span part) {
    return checked.supports().stream()
        .filter(support -> support.span().contains(part))
        .map(support -> support.fact() + ": " + support.value())
        .findFirst()
        .orElse(null);
  }
}
