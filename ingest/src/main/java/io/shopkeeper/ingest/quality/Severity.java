package io.shopkeeper.ingest.quality;

import java.util.Locale;

/// How much a finding matters, the gravest first.
public enum Severity {
  /// Figures and models are wrong until it is mended.
  GRAVE,
  /// Somebody should look whether it is meant.
  WARNING,
  /// Good to know before figures are read.
  NOTE;

  /// The name in JSON and of texts, as in `grave`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
