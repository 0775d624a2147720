package io.shopkeeper.language.reviews;

import io.shopkeeper.language.Language;
import java.util.List;

/// What one text says. Places are places in the text as it was given.
///
/// @param cut whether only the beginning was read
/// @param inFavour the probability that the writer is in favour; .5 for a text that says nothing
/// @param evidence what decides it
/// @param keywords the phrases that tell it from other texts, best first
public record TextAnalysis(
    Language language,
    boolean cut,
    double inFavour,
    Evidence evidence,
    List<AspectMention> aspects,
    List<String> keywords) {
  private static final double SURE = .6;

  public TextAnalysis {
    aspects = List.copyOf(aspects);
    keywords = List.copyOf(keywords);
  }

  /// The verdict as a word.
  public enum Sentiment {
    POSITIVE,
    NEGATIVE,
    /// Neither is at least 60 % probable.
    UNDECIDED
  }

  public Sentiment sentiment() {
    if (inFavour >= SURE) {
      return Sentiment.POSITIVE;
    }
    return inFavour <= 1 - SURE ? Sentiment.NEGATIVE : Sentiment.UNDECIDED;
  }
}
