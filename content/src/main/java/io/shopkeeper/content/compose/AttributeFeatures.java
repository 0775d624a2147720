package io.shopkeeper.content.compose;

import io.shopkeeper.content.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a regression sees of a product: its attributes and pairs of them, the commonest of the
/// examples, each weighing the more the rarer it is, all together of length one.
///
/// A pair is not commoner than either of the two, so the commonest pairs are among those of the
/// commonest attributes (the Apriori property: Agrawal and Srikant, VLDB 1994): a table of at most
/// most² counts is kept, however many attributes the products have.
final class AttributeFeatures {
  private static final int LEAST_EXAMPLES = 3;
  private static final int NONE = -1;

  /// Numbers of the attributes that features are made of.
  private final Map<Attribute, Integer> attributes = new HashMap<>();

  /// Of two attributes, the lower number first, or of one with itself: the feature.
  private final int[][] features;

  private final double[] weights;

  /// @param most how many features are kept
  AttributeFeatures(List<List<Attribute>> products, int most) {
    List<Attribute> commonest = commonest(products, most);
    for (Attribute attribute : commonest) {
      attributes.put(attribute, attributes.size());
    }
    List<Combination> kept = kept(commonest, together(products), most);
    features = new int[commonest.size()][commonest.size()];
    for (int[] row : features) {
      Arrays.fill(row, NONE);
    }
    weights = new double[kept.size()];
    for (int i = 0; i < weights.length; i++) {
      Combination combination = kept.get(i);
      features[combination.first()][combination.second()] = i;
      weights[i] = 1 + Math.log((double) products.size() / combination.count());
    }
  }

  /// A product's features and what they weigh.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Row(int[] features, double[] values) {}

  /// Two attributes by their numbers, or one twice.
  ///
  /// @param count of the examples that have it
  private record Combination(int first, int second, int count) {
    String name(List<Attribute> attributes) {
      return first == second
          ? List.of(attributes.get(first)).toString()
          : List.of(attributes.get(first), attributes.get(second)).toString();
    }
  }

  int size() {
    return weights.length;
  }

  Row of(List<Attribute> product) {
    int[] known = known(product);
    var found = new ArrayList<Integer>();
    for (int i = 0; i < known.length; i++) {
      for (int j = i; j < known.length; j++) {
        int feature = features[known[i]][known[j]];
        if (feature != NONE) {
          found.add(feature);
        }
      }
    }
    int[] sorted = found.stream().mapToInt(Integer::intValue).sorted().toArray();
    double[] values = new double[sorted.length];
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = weights[sorted[i]];
      squares += values[i] * values[i];
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < values.length; i++) {
      values[i] /= length;
    }
    return new Row(sorted, values);
  }

  /// By name and value.
  private static List<Attribute> commonest(List<List<Attribute>> products, int most) {
    var counts = new HashMap<Attribute, Integer>();
    for (List<Attribute> product : products) {
      product.stream().distinct().forEach(one -> counts.merge(one, 1, Integer::sum));
    }
    var byName = Comparator.comparing(Attribute::name).thenComparing(Attribute::value);
    return counts.entrySet().stream()
        .filter(e -> e.getValue() >= LEAST_EXAMPLES)
        .sorted(
            Map.Entry.<Attribute, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(byName)))
        .limit(most)
        .map(Map.Entry::getKey)
        .sorted(byName)
        .toList();
  }

  /// How many products have both, the lower number first.
  private int[][] together(List<List<Attribute>> products) {
    int[][] counts = new int[attributes.size()][attributes.size()];
    for (List<Attribute> product : products) {
      int[] known = known(product);
      for (int i = 0; i < known.length; i++) {
        for (int j = i; j < known.length; j++) {
          counts[known[i]][known[j]]++;
        }
      }
    }
    return counts;
  }

  private static List<Combination> kept(List<Attribute> attributes, int[][] counts, int most) {
    var combinations = new ArrayList<Combination>();
    for (int i = 0; i < counts.length; i++) {
      for (int j = i; j < counts.length; j++) {
        if (counts[i][j] >= LEAST_EXAMPLES) {
          combinations.add(new Combination(i, j, counts[i][j]));
        }
      }
    }
    combinations.sort(Comparator.comparingInt(Combination::count).reversed());
    int rarest = combinations.size() > most ? combinations.get(most - 1).count() : LEAST_EXAMPLES;
    return combinations.stream()
        .filter(combination -> combination.count() >= rarest)
        .sorted(
            Comparator.comparingInt(Combination::count)
                .reversed()
                .thenComparing(combination -> combination.name(attributes)))
        .limit(most)
        .toList();
  }

  /// The numbers of those attributes that features are made of, ascending.
  private int[] known(List<Attribute> product) {
    return product.stream()
        .map(attributes::get)
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .distinct()
        .sorted()
        .toArray();
  }
}
