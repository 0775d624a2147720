package io.shopkeeper.recommend.ranking;

import java.util.List;

/// What is known of a product beside what customers did with it.
///
/// @param attributes values as `brand=Nivea`, where what stands before the sign is the kind; each
///   once
/// @param price in major units, `NaN` where it is not known
/// @param text the vector of its description, of length 1; of no elements where there is none
/// @param reviews how many there are
/// @param rating their mean, `NaN` without any
/// @param sentiment their mean probability of being in favour, `NaN` without any
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record ProductTraits(
    List<String> attributes,
    double price,
    float[] text,
    int reviews,
    double rating,
    double sentiment) {

  /// Of a product that nothing is known of.
  public static final ProductTraits UNKNOWN = ofAttributes(List.of());

  public ProductTraits {
    attributes = attributes.stream().distinct().toList();
    if (reviews < 0) {
      throw new IllegalArgumentException("reviews must not be negative: " + reviews);
    }
  }

  public static ProductTraits ofAttributes(List<String> attributes) {
    return new ProductTraits(attributes, Double.NaN, new float[0], 0, Double.NaN, Double.NaN);
  }

  /// The same with the vector of a description.
  public ProductTraits withText(float[] vector) {
    return new ProductTraits(attributes, price, vector, reviews, rating, sentiment);
  }
}
