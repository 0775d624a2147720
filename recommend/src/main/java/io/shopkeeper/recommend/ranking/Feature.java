package io.shopkeeper.recommend.ranking;

/// One number about a customer and a product.
///
/// @param name such as `transitions.rank`
/// @param topic what it is about, as `transitions`: features of one topic say the same thing in
///   several ways, and are one reason together
public record Feature(String name, String topic, Part part) {

  /// Of the topic that its name begins with, up to the last point.
  static Feature of(String name, Part part) {
    int point = name.lastIndexOf('.');
    return new Feature(name, point < 0 ? name : name.substring(0, point), part);
  }
}
