package io.shopkeeper.language;

import io.shopkeeper.neural.encoder.EncoderWeights;
import io.shopkeeper.neural.encoder.TextEncoder;

/// The encoder of each language; each is loaded when first used. Either fails on the other's texts.
public final class Encoders implements AutoCloseable {
  private final TextEncoder chinese = new TextEncoder(EncoderWeights.BGE_SMALL_ZH);
  private final TextEncoder english = new TextEncoder(EncoderWeights.BGE_SMALL_EN);

  /// Other languages go to the English one, whose pieces of words at least spell them.
  public TextEncoder of(Language language) {
    return switch (language) {
      case CHINESE -> chinese;
      case ENGLISH, OTHER -> english;
    };
  }

  @Override
  public void close() {
    chinese.close();
    english.close();
  }
}
