package io.shopkeeper.language.reviews;

import io.shopkeeper.language.words.Span;
import io.shopkeeper.language.words.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Evaluative words of both languages with the rules that turn and strengthen them (after Taboada
/// et al., "Lexicon-based methods for sentiment analysis", Computational Linguistics 37, 2011): a
/// negation before an opinion turns it and weakens it, degree words scale it, and "too" or 有点
/// before a plain adjective is a complaint by itself.
public final class OpinionLexicon {
  private static final double STRONG = 1.7;

  /// A negated opinion is weaker than its opposite: "not bad" is not "good".
  private static final double NEGATED = -.8;

  private static final double MORE = 1.35;
  private static final double LESS = .7;
  private static final double EXCESS = -.6;

  /// How many words before an opinion may turn it.
  private static final int REACH = 4;

  private enum Shift {
    NOT,
    MORE,
    LESS,
    EXCESS
  }

  private static final OpinionLexicon DEFAULT = read();

  private final Map<String, Double> weights;
  private final Map<String, Shift> shifts;

  private OpinionLexicon(Map<String, Double> weights, Map<String, Shift> shifts) {
    this.weights = Map.copyOf(weights);
    this.shifts = Map.copyOf(shifts);
  }

  /// The one that comes with the program.
  public static OpinionLexicon common() {
    return DEFAULT;
  }

  private static OpinionLexicon read() {
    var weights = new HashMap<String, Double>();
    var shifts = new HashMap<String, Shift>();
    for (String[] row : Tables.rows("opinion-lexicon.tsv")) {
      for (String cell : row[1].split(" ")) {
        String word = cell.replace('_', ' ');
        switch (row[0]) {
          case "++" -> weights.put(word, STRONG);
          case "+" -> weights.put(word, 1.0);
          case "-" -> weights.put(word, -1.0);
          case "--" -> weights.put(word, -STRONG);
          case "not" -> shifts.put(word, Shift.NOT);
          case "more" -> shifts.put(word, Shift.MORE);
          case "less" -> shifts.put(word, Shift.LESS);
          // "too" and 太 also strengthen: they only complain before a word that is not evaluative.
          case "excess" -> shifts.put(word, Shift.EXCESS);
          default -> throw new IllegalStateException("no kind of opinion word: " + row[0]);
        }
      }
    }
    return new OpinionLexicon(weights, shifts);
  }

  /// This with further opinion words, as learned from a shop's reviews; words that are known stay.
  public OpinionLexicon with(Map<String, Double> learned) {
    var all = new HashMap<>(learned);
    all.putAll(weights);
    return new OpinionLexicon(all, shifts);
  }

  /// Whether a word evaluates, turns or strengthens.
  boolean knows(String word) {
    return weights.containsKey(word) || shifts.containsKey(word);
  }

  /// The opinions of one clause, in order.
  public List<Opinion> opinions(String plain, List<Word> words) {
    var opinions = new ArrayList<Opinion>();
    int behind = 0; // words of an opinion that was found turn no other
    for (int i = 0; i < words.size(); ) {
      Optional<Phrases.Found<Double>> found = Phrases.at(plain, words, i, weights);
      if (found.isPresent()) {
        opinions.add(shifted(found.get().meaning(), found.get().span(), words, behind, i));
        i += found.get().words();
        behind = i;
      } else {
        if (complaint(words, i, behind)) {
          Span span = new Span(words.get(i - 1).span().start(), words.get(i).span().end());
          opinions.add(new Opinion(span, EXCESS));
          behind = i + 1;
        }
        i++;
      }
    }
    return opinions;
  }

  private boolean complaint(List<Word> words, int i, int behind) {
    return i > behind
        && words.get(i).kind() == Word.Kind.ADJECTIVE
        && shifts.get(words.get(i - 1).text()) == Shift.EXCESS
        && (i < 2 || shifts.get(words.get(i - 2).text()) != Shift.NOT);
  }

  private Opinion shifted(double weight, Span span, List<Word> words, int behind, int at) {
    double shifted = weight;
    int start = span.start();
    for (int j = at - 1; j >= Math.max(behind, at - REACH); j--) {
      Shift shift = shifts.get(words.get(j).text());
      if (shift == null) {
        // Words between leave the sense, as in 没有什么味道 or "not a good fit".
        continue;
      }
      shifted *=
          switch (shift) {
            case NOT -> NEGATED;
            case MORE -> MORE;
            case LESS -> LESS;
            case EXCESS -> weight < 0 ? MORE : 1;
          };
      start = words.get(j).span().start();
    }
    return new Opinion(new Span(start, span.end()), shifted);
  }
}
