package io.shopkeeper.recommend;

import io.shopkeeper.domain.ProductId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What is known of products besides who took them: the categories they stand in, their brand.
///
/// @param of the attributes of each product of an index, numbered below `count`; not copied
/// @param count how many attributes there are; 0 where nothing is known of any product
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record ProductAttributes(int[][] of, int count) {

  /// Nothing is known of any product.
  public static final ProductAttributes NONE = new ProductAttributes(new int[0][], 0);

  /// Numbers the labels of products; one that a single product has says nothing of others and is
  /// left out.
  public static ProductAttributes of(
      ProductIndex products, Function<ProductId, List<String>> labels) {
    List<List<String>> all = new ArrayList<>();
    Map<String, Integer> holders = new HashMap<>();
    for (int item = 0; item < products.size(); item++) {
      List<String> own = labels.apply(products.id(item)).stream().distinct().toList();
      own.forEach(label -> holders.merge(label, 1, Integer::sum));
      all.add(own);
    }
    Map<String, Integer> numbers = new HashMap<>();
    int[][] of = new int[products.size()][];
    for (int item = 0; item < of.length; item++) {
      of[item] =
          all.get(item).stream()
              .filter(label -> holders.getOrDefault(label, 0) > 1)
              .mapToInt(label -> numbers.computeIfAbsent(label, _ -> numbers.size()))
              .toArray();
    }
    return numbers.isEmpty() ? NONE : new ProductAttributes(of, numbers.size());
  }
}
