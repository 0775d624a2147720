package io.shopkeeper.simulation;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import java.util.Map;

/// A product and the truth about it that the shop does not know.
///
/// @param number its place in the assortment
/// @param aisle its place in the list of aisles
/// @param style its place in the list of styles
/// @param logLuxury the logarithm of its price over the typical one of its aisle
/// @param appeal how many it draws, 1 for the best seller
/// @param quality from 0 to 1: how happy it leaves its buyers
/// @param aspects of what reviews speak of, the probability that a buyer praises it
record Article(
    int number,
    Product product,
    Money price,
    Words noun,
    int aisle,
    int style,
    boolean boughtAgain,
    double logLuxury,
    double appeal,
    double quality,
    Map<String, Double> aspects) {

  /// Its price while something is off.
  ///
  /// @param off from 0 to 1, none of it for 0
  Money price(double off) {
    return off == 0 ? price : new Money(Math.round(price.minor() * (1 - off)), price.currency());
  }
}
