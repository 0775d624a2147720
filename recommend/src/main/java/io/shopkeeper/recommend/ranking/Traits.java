package io.shopkeeper.recommend.ranking;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.ProductIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The [ProductTraits] of an index's products, with attribute values numbered. Immutable.
///
/// @param values every attribute value, by number
/// @param of the traits by item
/// @param attributes numbers of an item's attribute values, ascending
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Traits(List<String> values, List<ProductTraits> of, int[][] attributes) {

  /// @param known traits of a product; [ProductTraits#UNKNOWN] where there are none
  static Traits of(ProductIndex products, Function<ProductId, ProductTraits> known) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> values = new ArrayList<>();
    List<ProductTraits> of = new ArrayList<>();
    int[][] attributes = new int[products.size()][];
    for (int item = 0; item < attributes.length; item++) {
      ProductTraits traits = known.apply(products.id(item));
      of.add(traits);
      attributes[item] =
          traits.attributes().stream()
              .mapToInt(value ->
                  numbers.computeIfAbsent(
                      value,
                      v -> {
                        values.add(v);
                        return values.size() - 1;
                      }))
              .sorted()
              .toArray();
    }
    return new Traits(List.copyOf(values), List.copyOf(of), attributes);
  }

  int items() {
    return of.size();
  }

  /// What an attribute value is of: the text before its sign, `attribute` without one.
  String kind(int value) {
    String text = values.get(value);
    int sign = text.indexOf('=');
    return sign > 0 ? text.substring(0, sign) : "attribute";
  }

  boolean anyAttributes() {
    return !values.isEmpty();
  }

  boolean anyPrices() {
    return of.stream().anyMatch(traits -> traits.price() > 0);
  }

  boolean anyTexts() {
    return of.stream().anyMatch(traits -> traits.text().length > 0);
  }

  boolean anyReviews() {
    return of.stream().anyMatch(traits -> traits.reviews() > 0);
  }

  /// Log prices, `NaN` where one is not known.
  float[] logPrices() {
    float[] logs = new float[items()];
    IntStream.range(0, logs.length)
        .forEach(
            i -> logs[i] = of.get(i).price() > 0 ? (float) Math.log(of.get(i).price()) : Float.NaN);
    return logs;
  }
}
