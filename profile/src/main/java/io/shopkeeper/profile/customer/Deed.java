package io.shopkeeper.profile.customer;

import org.jspecify.annotations.Nullable;

/// One product of one thing a customer did; amounts in minor units of the shop's currency.
///
/// @param type the GA4 name, as in `purchase`
/// @param time in days since 1970 UTC, with fractions
/// @param day on the shop's calendar, counted from 1970
/// @param hour of the shop's clock, 0 to 23
/// @param session as a hash of 63 bits, or [#NO_SESSION]
/// @param placed the order, or the event where none is named, likewise
/// @param dearness of the product among its category, from 0 to 1; `NaN` if unknown
/// @param product as a hash
/// @param kind its innermost category, as a hash
/// @param relativePrice the logarithm of the product's price over the geometric mean of its kind;
///   `NaN` if unknown
/// @param units at least 0
/// @param minor of all units; `NaN` if unknown
/// @param priceShare paid of the price in the catalogue; `NaN` if unknown
/// @param theme of the product, or of the words of a search
record Deed(
    String type,
    double time,
    long day,
    int hour,
    String channel,
    long session,
    long placed,
    @Nullable String category,
    @Nullable String brand,
    double dearness,
    int product,
    int kind,
    double relativePrice,
    long units,
    double minor,
    double priceShare,
    @Nullable String theme) {

  /// A column's value where there is none.
  static final long NO_SESSION = Long.MIN_VALUE;
}
