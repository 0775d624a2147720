package io.shopkeeper.ingest;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How files lay out their facts; see `docs/facts.md`.
public enum Format {
  /// One file per kind of record, columns by name.
  NATIVE("native"),
  /// One table of customers, items and their reviews.
  FLAT("flat"),
  /// Invoice lines as in the UCI data set Online Retail.
  ONLINE_RETAIL("online-retail"),
  /// Products, orders and customers as Shopify exports them.
  SHOPIFY("shopify"),
  /// Products, orders and customers as WooCommerce and its common plug-ins export them.
  WOOCOMMERCE("woocommerce"),
  /// A product feed for Google Merchant Center, as a table or XML.
  GOOGLE_MERCHANT("google-merchant"),
  /// Events that Google Analytics 4 exports to BigQuery.
  GA4("ga4"),
  /// Events, item properties and categories as in Retailrocket's data set.
  RETAILROCKET("retailrocket");

  private final String wireName;

  Format(String wireName) {
    this.wireName = wireName;
  }

  /// The name on the command line and in reports.
  public String wireName() {
    return wireName;
  }

  public static Optional<Format> of(String wireName) {
    return Arrays.stream(values()).filter(format -> format.wireName.equals(wireName)).findFirst();
  }

  /// All names, for messages.
  public static String names() {
    return Arrays.stream(values()).map(Format::wireName).collect(Collectors.joining(", "));
  }

  /// The shop that data of this format is known to come from, for a user who names none.
  public Optional<Shop> suggestedShop() {
    return switch (this) {
      case NATIVE, FLAT, SHOPIFY, WOOCOMMERCE, GOOGLE_MERCHANT, GA4, RETAILROCKET ->
          Optional.empty();
      case ONLINE_RETAIL ->
          Optional.of(
              new Shop(
                  new ShopId("online-retail"),
                  "Online Retail",
                  ZoneId.of("Europe/London"),
                  Currency.getInstance("GBP"),
                  Locale.UK));
    };
  }
}
