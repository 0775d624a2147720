package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.Rule;

/// Why a record was refused.
public enum RejectReason {
  /// Not a record of its format: broken JSON, too few or too many cells.
  MALFORMED("malformed"),
  /// Longer than a record may be.
  TOO_LONG("too-long"),
  /// A quote was opened and not closed.
  UNCLOSED_QUOTE("unclosed-quote"),
  /// Bytes that are no text in the encoding of the file.
  UNDECODABLE("undecodable"),
  /// The file ends within the record.
  TRUNCATED("truncated"),
  /// A value that the record cannot do without.
  MISSING_VALUE("missing-value"),
  /// A value outside of what its column may hold.
  INVALID_VALUE("invalid-value"),
  UNREADABLE_TIME("unreadable-time"),
  /// More than a day after the clock.
  FUTURE_TIME("future-time"),
  UNREADABLE_NUMBER("unreadable-number"),
  NEGATIVE_PRICE("negative-price"),
  INVALID_QUANTITY("invalid-quantity"),
  /// An event name outside of the vocabulary.
  UNKNOWN_EVENT("unknown-event"),
  /// A status that the platform's documentation does not list.
  UNKNOWN_STATUS("unknown-status"),
  /// An order that was cancelled, never paid for, or is a draft.
  NOT_A_SALE("not-a-sale"),
  /// An order placed to try the shop out.
  TEST_ORDER("test-order"),
  /// The id was seen before with another content; the first stays.
  CONFLICT("conflict"),
  /// Postage, fees, vouchers and the like in a list of sales.
  NOT_MERCHANDISE("not-merchandise"),
  /// Stock written off or found, in a list of sales.
  STOCK_ADJUSTMENT("stock-adjustment"),
  /// A correction of the books, in a list of sales.
  ACCOUNT_ADJUSTMENT("account-adjustment"),
  /// The same as another record but for case, spaces, width and entities.
  NEAR_DUPLICATE("near-duplicate"),
  /// A visit of a program.
  BOT("bot"),
  /// An amount in a currency that the file of rates lacks.
  NO_EXCHANGE_RATE("no-exchange-rate");

  private final String wireName;

  RejectReason(String wireName) {
    this.wireName = wireName;
  }

  /// The reason of an objection that cleaning made.
  static RejectReason of(Rule rule) {
    return switch (rule) {
      case NEAR_DUPLICATE -> NEAR_DUPLICATE;
      case BOT -> BOT;
      case TEST_ORDER -> TEST_ORDER;
      case CURRENCY -> NO_EXCHANGE_RATE;
      case CONTROL_CHARACTERS,
          HTML_ENTITIES,
          MOJIBAKE,
          WIDTH,
          MISSING,
          SPELLING,
          REFERENCE,
          UNIT,
          COLOUR,
          SIZE,
          CATEGORY,
          DECIMAL_MARK,
          SWAPPED_COLUMNS,
          CLOCK,
          PRICE_IN_MINOR_UNITS,
          PRICE_OUTLIER,
          IMPUTED ->
          INVALID_VALUE;
    };
  }

  /// The name in files, tables and over HTTP.
  public String wireName() {
    return wireName;
  }
}
