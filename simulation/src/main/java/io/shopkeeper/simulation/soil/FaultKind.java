package io.shopkeeper.simulation.soil;

import java.util.Locale;

/// What can be wrong with an export.
public enum FaultKind {
  /// A record that stands there twice, to the letter.
  DUPLICATE_EXACT,
  /// A record that stands there twice, once with other letter case or spaces.
  DUPLICATE_NEAR,
  TYPO,
  /// Two cells of a record in each other's place.
  SWAPPED_COLUMNS,
  /// A weight or a length in another unit or notation.
  UNIT,
  /// The same amount with a currency sign or a decimal comma.
  AMOUNT_NOTATION,
  /// The same size or colour in another language or spelling.
  WORD_NOTATION,
  HTML_ENTITY,
  /// UTF-8 that was read as another encoding.
  MOJIBAKE,
  /// A visit of a machine: hundreds of views at one interval and nothing bought.
  BOT,
  TEST_ORDER,
  /// A clock that was never set: hours or days after 1970 began.
  CLOCK_UNSET,
  /// A year yet to come.
  CLOCK_AHEAD,
  /// Seconds read as milliseconds, or milliseconds read as seconds.
  CLOCK_UNIT,
  /// From some event of a session on, all others some hours early or late.
  CLOCK_SHIFT,
  MISSING,
  /// A price a hundred times too high or too low.
  PRICE_OUTLIER;

  /// The name in `truth.csv`, as in `duplicate-exact`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
