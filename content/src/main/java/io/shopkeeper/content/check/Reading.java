package io.shopkeeper.content.check;

import io.shopkeeper.content.check.lexicon.Concept;
import io.shopkeeper.content.check.lexicon.PhraseTrie.Match;
import io.shopkeeper.language.words.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// A text being checked: what was found in it so far.
final class Reading {
  private static final int SHORTEST_TITLE = 3;

  private final String text;
  private final String readable;
  private final KnownFacts known;
  private final List<Match<Concept>> mentions;
  private final List<Span> quotes = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Support> supports = new ArrayList<>();

  Reading(String text, String readable, KnownFacts known, List<Match<Concept>> mentions) {
    this.text = text;
    this.readable = readable;
    this.known = known;
    this.mentions = mentions;
    for (KnownFacts.Fact fact : known.facts()) {
      if ((fact.name().equals("title") || fact.name().equals("brand"))
          && fact.readable().length() >= SHORTEST_TITLE) {
        quote(fact.readable());
      }
    }
  }

  /// What names the product itself is no claim.
  private void quote(String phrase) {
    for (int at = readable.indexOf(phrase); at >= 0; at = readable.indexOf(phrase, at + 1)) {
      quotes.add(new Span(at, at + phrase.length()));
    }
  }

  String text() {
    return text;
  }

  String readable() {
    return readable;
  }

  KnownFacts known() {
    return known;
  }

  List<Match<Concept>> mentions() {
    return mentions;
  }

  boolean quoted(Span span) {
    return quotes.stream().anyMatch(quote -> quote.contains(span));
  }

  boolean partlyQuoted(Span span) {
    return quotes.stream().anyMatch(quote -> overlap(quote, span));
  }

  /// Whether something of a kind was found, or found supported, that overlaps a place.
  boolean decided(Span span, Predicate<Kind> kinds) {
    return findings.stream()
            .anyMatch(finding -> kinds.test(finding.kind()) && overlap(finding.span(), span))
        || supports.stream()
            .anyMatch(support -> kinds.test(support.kind()) && overlap(support.span(), span));
  }

  /// Whether a claim rests on a fact.
  boolean rests(String fact) {
    return supports.stream().anyMatch(support -> support.fact().equals(fact));
  }

  void find(Kind kind, Span span, String chinese, String english) {
    findings.add(new Finding(kind, span, chinese, english));
  }

  void support(Kind kind, Span span, KnownFacts.Fact fact) {
    supports.add(new Support(kind, span, fact.name(), fact.value()));
  }

  CheckedText done() {
    var ordered = new ArrayList<>(findings);
    ordered.sort(
        Comparator.comparingInt((Finding finding) -> finding.span().start())
            .thenComparingInt(finding -> finding.span().end()));
    supports.sort(Comparator.comparingInt(support -> support.span().start()));
    List<Finding> merged = merged(ordered);
    return new CheckedText(text, merged, supports, Score.of(merged));
  }

  /// Findings of one kind that touch are one.
  private List<Finding> merged(List<Finding> ordered) {
    var merged = new ArrayList<Finding>();
    for (Finding finding : ordered) {
      Finding last = merged.isEmpty() ? finding : merged.getLast();
      boolean goesOn =
          !merged.isEmpty()
              && last.kind() == finding.kind()
              && last.span().length() > 0
              && finding.span().length() > 0
              && finding.span().start() <= last.span().end();
      if (goesOn) {
        int end = Math.max(last.span().end(), finding.span().end());
        merged.removeLast();
        merged.add(
            new Finding(
                last.kind(), new Span(last.span().start(), end), last.chinese(), last.english()));
      } else {
        merged.add(finding);
      }
    }
    return merged;
  }

  static boolean overlap(Span a, Span b) {
    return a.start() < b.end() && b.start() < a.end();
  }
}
