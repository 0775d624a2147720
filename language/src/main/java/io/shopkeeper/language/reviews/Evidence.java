package io.shopkeeper.language.reviews;

import io.shopkeeper.language.words.Clauses;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.language.words.Word;
import io.shopkeeper.language.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The parts of a text that decide its sentiment, found by leaving them out (occlusion; the measure
/// is the comprehensiveness of DeYoung et al., "ERASER", ACL 2020): clauses are taken out one by
/// one, the one first without which the verdict falls most, until it turns or nothing more makes a
/// difference; within each, the shortest run of words is kept that does almost as much.
///
/// Cost: some ten to a hundred verdicts over one look-up of the text's n-grams.
///
/// @param spans in the order they were found, the weightiest first
/// @param without the probability in favour once all are taken out
public record Evidence(List<Span> spans, double without) {
  private static final int MOST_SPANS = 3;
  private static final int MOST_CLAUSES = 24;
  private static final int LONGEST_RUN = 3;
  private static final int MOST_WORDS = 24;

  /// In log-odds, in which ten sure words are not hidden by each other as in probabilities.
  private static final double LEAST_DROP = .25;

  private static final double ALMOST = .85;

  public Evidence {
    spans = List.copyOf(spans);
  }

  /// @param probability the model's, of the whole text
  static Evidence of(String plain, SentimentModel model, double probability) {
    boolean inFavour = probability >= .5;
    List<Span> clauses = Clauses.of(plain);
    List<Span> left = new ArrayList<>(clauses.subList(0, Math.min(MOST_CLAUSES, clauses.size())));
    var taken = new ArrayList<Span>();
    SentimentModel.Gapped gapped = model.gapped(plain);
    double now = probability;
    while (taken.size() < MOST_SPANS && !left.isEmpty() && now >= .5 == inFavour) {
      Span best = left.getFirst();
      double least = side(now, inFavour);
      for (Span clause : left) {
        double p = side(gapped.without(and(taken, clause)), inFavour);
        if (p < least) {
          least = p;
          best = clause;
        }
      }
      double drop = side(now, inFavour) - least;
      if (drop < LEAST_DROP) {
        break;
      }
      left.remove(best);
      taken.add(narrowed(plain, taken, best, gapped, side(now, inFavour), drop, inFavour));
      now = model.inFavour(blanked(plain, taken));
    }
    return new Evidence(taken, now);
  }

  /// The shortest run of a clause's words that makes almost the clause's difference.
  private static Span narrowed(
      String plain,
      List<Span> taken,
      Span clause,
      SentimentModel.Gapped gapped,
      double before,
      double drop,
      boolean inFavour) {
    List<Word> words = Words.of(plain, clause);
    int seen = Math.min(MOST_WORDS, words.size());
    for (int length = 1; length <= Math.min(LONGEST_RUN, seen - 1); length++) {
      int run = length;
      var best =
          IntStream.rangeClosed(0, seen - length)
              .mapToObj(
                  i -> new Span(words.get(i).span().start(), words.get(i + run - 1).span().end()))
              .map(span ->
                  new Candidate(span, before - side(gapped.without(and(taken, span)), inFavour)))
              .max(Comparator.comparingDouble(Candidate::drop));
      if (best.isPresent() && best.get().drop >= ALMOST * drop) {
        return best.get().span;
      }
    }
    return clause;
  }

  private record Candidate(Span span, double drop) {}

  /// The log-odds of the verdict.
  private static double side(double probability, boolean inFavour) {
    double p = Math.clamp(inFavour ? probability : 1 - probability, 1e-9, 1 - 1e-9);
    return Math.log(p / (1 - p));
  }

  private static List<Span> and(List<Span> taken, Span more) {
    return Stream.concat(taken.stream(), Stream.of(more)).toList();
  }

  /// A text without some parts, as if they had not been written.
  static String blanked(String plain, List<Span> parts) {
    String rest = plain;
    for (Span span :
        parts.stream().sorted(Comparator.comparingInt(Span::start).reversed()).toList()) {
      rest = rest.substring(0, span.start()) + " " + rest.substring(span.end());
    }
    return rest;
  }
}
