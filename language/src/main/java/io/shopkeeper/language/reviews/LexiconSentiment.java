package io.shopkeeper.language.reviews;

import io.shopkeeper.language.words.Clauses;
import io.shopkeeper.language.words.Words;

/// Sentiment by counting evaluative words, for a shop that has too few ratings to learn from.
public record LexiconSentiment(OpinionLexicon lexicon) implements SentimentModel {
  /// A guess: no data of any shop went into it.
  private static final double STEEPNESS = 1.2;

  @Override
  public double inFavour(String plain) {
    double sum = 0;
    int count = 0;
    for (var clause : Clauses.of(plain)) {
      for (Opinion opinion : lexicon.opinions(plain, Words.of(plain, clause))) {
        sum += opinion.weight();
        count++;
      }
    }
    return 1 / (1 + Math.exp(-STEEPNESS * sum / Math.sqrt(Math.max(1, count))));
  }

  @Override
  public Gapped gapped(String plain) {
    return parts -> inFavour(Evidence.blanked(plain, parts));
  }

  @Override
  public String name() {
    return "opinion words";
  }

  @Override
  public String calibration() {
    return "not measured: fewer rated reviews than it takes to learn from";
  }
}
