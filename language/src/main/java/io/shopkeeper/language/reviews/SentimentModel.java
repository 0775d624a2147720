package io.shopkeeper.language.reviews;

/// How probable it is that a text is in favour.
public sealed interface SentimentModel permits LexiconSentiment, LearnedSentiment {

  /// The probability that the writer is in favour.
  ///
  /// @param plain as of [io.shopkeeper.language.words.PlainText]
  double inFavour(String plain);

  /// Which model it is, for people.
  String name();

  /// How far its probabilities can be believed, for people.
  String calibration();
}
