package io.shopkeeper.ingest;

/// How a source writes dates such as 03/04/2026.
enum DateOrder {
  DAY_FIRST("day/month/year"),
  MONTH_FIRST("month/day/year");

  private final String label;

  DateOrder(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
