package io.shopkeeper.ingest.cleaning;

/// What a record is mended or refused by.
public enum Rule {
  /// Control characters, byte-order marks and characters of no width are taken out.
  CONTROL_CHARACTERS("control-characters"),
  HTML_ENTITIES("html-entities"),
  /// Text that was read in another encoding than it was written in is read again.
  MOJIBAKE("mojibake"),
  /// Full-width letters and digits become plain ones.
  WIDTH("width"),
  /// A text that says that there is no value counts as none.
  MISSING("missing"),
  /// A rare spelling becomes the frequent one.
  SPELLING("spelling"),
  /// A product is named as the catalogue names it.
  REFERENCE("reference"),
  NEAR_DUPLICATE("near-duplicate"),
  UNIT("unit"),
  COLOUR("colour"),
  SIZE("size"),
  /// A platform's category becomes the shop's, as a person said.
  CATEGORY("category"),
  CURRENCY("currency"),
  DECIMAL_MARK("decimal-mark"),
  SWAPPED_COLUMNS("swapped-columns"),
  BOT("bot"),
  TEST_ORDER("test-order"),
  CLOCK("clock"),
  /// A price is divided or multiplied by 100.
  PRICE_IN_MINOR_UNITS("price-in-minor-units"),
  /// A price far from the product's others is told of and stays.
  PRICE_OUTLIER("price-outlier"),
  /// A missing value is taken from elsewhere, and marked as such.
  IMPUTED("imputed");

  private final String wireName;

  Rule(String wireName) {
    this.wireName = wireName;
  }

  /// The name in files, tables and reports.
  public String wireName() {
    return wireName;
  }
}
