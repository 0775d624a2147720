package io.shopkeeper.language.reviews;

import io.shopkeeper.language.words.Span;
import java.util.List;

/// How probable it is that a text is in favour.
public sealed interface SentimentModel permits LexiconSentiment, LearnedSentiment {

  /// The probability that the writer is in favour.
  ///
  /// @param plain as of [io.shopkeeper.language.words.PlainText]
  double inFavour(String plain);

  /// Readies a text for being judged many times with parts left out.
  Gapped gapped(String plain);

  /// A text of which parts can be left out.
  @FunctionalInterface
  interface Gapped {

    /// The probability as if some parts had not been written; close to that of the text with blanks
    /// in their place, which it is where they begin and end with words. For one thread.
    double without(List<Span> parts);
  }

  /// Which model it is, for people.
  String name();

  /// How far its probabilities can be believed, for people.
  String calibration();
}
