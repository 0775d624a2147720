package io.shopkeeper.content.compose;

import io.shopkeeper.content.Attribute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a regression sees of a product: its attributes and pairs of them, the commonest of the
/// examples, each weighing the more the rarer it is, all together of length one.
final class AttributeFeatures {
  private static final int LEAST_EXAMPLES = 3;

  private final Map<List<Attribute>, Integer> numbers = new HashMap<>();
  private final double[] weights;

  /// @param most how many features are kept
  AttributeFeatures(List<List<Attribute>> products, int most) {
    Map<List<Attribute>, Integer> counts = new HashMap<>();
    for (List<Attribute> product : products) {
      combinations(product).forEach(some -> counts.merge(some, 1, Integer::sum));
    }
    List<List<Attribute>> kept =
        counts.entrySet().stream()
            .filter(e -> e.getValue() >= LEAST_EXAMPLES)
            .sorted(
                Map.Entry.<List<Attribute>, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(e -> e.getKey().toString(), Comparator.naturalOrder()))
            .limit(most)
            .map(Map.Entry::getKey)
            .toList();
    weights = new double[kept.size()];
    for (int i = 0; i < weights.length; i++) {
      numbers.put(kept.get(i), i);
      weights[i] = 1 + Math.log((double) products.size() / counts.getOrDefault(kept.get(i), 1));
    }
  }

  /// A product's features and what they weigh.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Row(int[] features, double[] values) {}

  int size() {
    return weights.length;
  }

  Row of(List<Attribute> product) {
    int[] features =
        combinations(product).stream()
            .map(numbers::get)
            .filter(java.util.Objects::nonNull)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    double[] values = new double[features.length];
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = weights[features[i]];
      squares += values[i] * values[i];
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < values.length; i++) {
      values[i] /= length;
    }
    return new Row(features, values);
  }

  private static List<List<Attribute>> combinations(List<Attribute> product) {
    List<Attribute> distinct =
        product.stream()
            .distinct()
            .sorted(Comparator.comparing(Attribute::name).thenComparing(Attribute::value))
            .toList();
    var combinations = new ArrayList<List<Attribute>>();
    for (int i = 0; i < distinct.size(); i++) {
      combinations.add(List.of(distinct.get(i)));
      for (int j = i + 1; j < distinct.size(); j++) {
        combinations.add(List.of(distinct.get(i), distinct.get(j)));
      }
    }
    return combinations;
  }
}
