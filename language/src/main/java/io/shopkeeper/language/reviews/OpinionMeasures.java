package io.shopkeeper.language.reviews;

import io.shopkeeper.language.words.Clauses;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.language.words.Words;
import java.util.List;

/// What the list of opinion words says of a text, as few figures for a learned calibration to
/// weigh: words that training has not seen count too (after Taboada et al., "Lexicon-based methods
/// for sentiment analysis", Computational Linguistics 2011). Safe for any number of threads.
public final class OpinionMeasures {
  /// A clause says no more than this, however many words it repeats.
  private static final double MOST = 3;

  private static final OpinionLexicon LEXICON = OpinionLexicon.common();

  private OpinionMeasures() {}

  /// Of a whole text: the sum over its opinions by the root of their number, that of the first, the
  /// last and the worst clause, how many more clauses praise than blame as a share of all, and the
  /// logarithm of their number.
  public static double[] of(String plain) {
    List<Span> clauses = Clauses.of(plain);
    double sum = 0;
    double strength = 1;
    double worst = 0;
    int balance = 0;
    double[] said = new double[clauses.size()];
    for (int c = 0; c < said.length; c++) {
      for (Opinion opinion : opinions(plain, clauses.get(c))) {
        said[c] += opinion.weight();
        strength += Math.abs(opinion.weight());
      }
      sum += said[c];
      worst = Math.min(worst, said[c]);
      balance += (int) Math.signum(said[c]);
    }
    return new double[] {
      sum / Math.sqrt(strength),
      said.length == 0 ? 0 : bounded(said[0]),
      said.length == 0 ? 0 : bounded(said[said.length - 1]),
      bounded(worst),
      balance / (1.0 + said.length),
      Math.log1p(said.length)
    };
  }

  /// Around a part of a text: the sums before and behind it within its clause and of both, that
  /// over the whole text, and the weight of the opinion nearest to the part.
  public static double[] around(String plain, Span clause, Span part) {
    double before = sum(plain, new Span(clause.start(), part.start()));
    double behind = sum(plain, new Span(part.end(), clause.end()));
    double sum = 0;
    double nearest = 0;
    int distance = Integer.MAX_VALUE;
    for (Opinion opinion : opinions(plain, new Span(0, plain.length()))) {
      sum += opinion.weight();
      if (opinion.span().distance(part) < distance) {
        distance = opinion.span().distance(part);
        nearest = opinion.weight();
      }
    }
    return new double[] {before, behind, before + behind, sum, nearest};
  }

  private static double sum(String plain, Span part) {
    return opinions(plain, part).stream().mapToDouble(Opinion::weight).sum();
  }

  private static List<Opinion> opinions(String plain, Span part) {
    return LEXICON.opinions(plain, Words.of(plain, part));
  }

  private static double bounded(double said) {
    return Math.clamp(said, -MOST, MOST);
  }
}
