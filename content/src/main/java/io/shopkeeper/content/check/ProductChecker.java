package io.shopkeeper.content.check;

import io.shopkeeper.content.check.lexicon.Lexicon;
import io.shopkeeper.content.check.lexicon.ReadableText;

/// Checks texts of one product, whose facts are read once: most of the cost where texts are short.
/// Immutable; safe for any number of threads.
public final class ProductChecker {
  private final KnownFacts known;
  private final Lexicon lexicon;
  private final AdvertisingRules rules;

  ProductChecker(KnownFacts known, Lexicon lexicon, AdvertisingRules rules) {
    this.known = known;
    this.lexicon = lexicon;
    this.rules = rules;
  }

  public CheckedText check(String text) {
    return check(text, Wanted.ANYTHING);
  }

  public CheckedText check(String text, Wanted wanted) {
    String readable = ReadableText.of(text);
    var reading = new Reading(text, readable, known, lexicon.longest(readable));
    rules.read(reading);
    WordCheck.read(reading);
    DenialCheck.read(reading);
    NameCheck.read(reading);
    AnnouncedCheck.read(reading);
    QuantityCheck.read(reading);
    StyleCheck.read(reading, wanted);
    return reading.done();
  }
}
