package io.shopkeeper.ingest.quality;

import java.util.Locale;

/// The rules that can strike, each with a title, an explanation and an advice in every language.
public enum FindingKind {
  HUGE_LINES,
  REFUNDS_WITHOUT_SALE,
  ORDERS_WITHOUT_CUSTOMER,
  FREE_LINES,
  FOREIGN_CURRENCY,
  FEW_CUSTOMERS,
  MANY_REFUNDS,
  NO_BROWSING,
  MISSING_DAYS,
  CLOSED_WEEKDAYS,
  SPIKES,
  DIPS,
  UNFINISHED_MONTH,
  ONE_DAY,
  NO_TIME_OF_DAY,
  UNKNOWN_PRODUCTS,
  UNEVEN_PRICES,
  ODD_PRICES,
  SAME_TITLES,
  EMPTY_FIELDS,
  PLATFORM_PRICES,
  PLATFORM_STOCK,
  PLATFORM_TITLES,
  PLATFORM_CATEGORIES,
  UNMAPPED_CATEGORIES,
  ORDERS_TWICE,
  NOTHING_ACCEPTED,
  REJECTED,
  NO_SALES,
  DUPLICATES,
  CONFLICTS,
  DRIFT,
  LESS_COMPLETE,
  MORE_REJECTED;

  /// The name in JSON and of texts, as in `huge-lines`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
