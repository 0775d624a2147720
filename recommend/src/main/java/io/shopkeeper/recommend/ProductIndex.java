package io.shopkeeper.recommend;

import io.shopkeeper.domain.ProductId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers products from 0 in the order of their ids, so that models can keep them as arrays.
///
/// Immutable; the same products get the same numbers whatever order they come in.
public final class ProductIndex {

  private final List<ProductId> ids;
  private final Map<ProductId, Integer> items;

  private ProductIndex(List<ProductId> sorted) {
    ids = sorted;
    items = HashMap.newHashMap(sorted.size());
    for (int item = 0; item < sorted.size(); item++) {
      items.put(sorted.get(item), item);
    }
  }

  /// Numbers these products, each once.
  public static ProductIndex of(Collection<ProductId> ids) {
    return new ProductIndex(
        ids.stream().map(ProductId::value).distinct().sorted().map(ProductId::new).toList());
  }

  public int size() {
    return ids.size();
  }

  /// The product of a number in [0, size).
  public ProductId id(int item) {
    return ids.get(item);
  }

  /// The number of a product; −1 for a product it does not know.
  public int item(ProductId id) {
    return items.getOrDefault(id, -1);
  }

  public void write(DataOutput out) throws IOException {
    ModelArrays.writeTexts(out, ids.stream().map(ProductId::value).toList());
  }

  public static ProductIndex read(DataInput in) throws IOException {
    return new ProductIndex(ModelArrays.readTexts(in).stream().map(ProductId::new).toList());
  }
}
