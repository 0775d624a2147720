package io.shopkeeper.profile.taste;

import io.shopkeeper.numeric.Vectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the vectors of each brand's products lie beside those of all products. Titles begin with
/// the brand, so that without it taken off products lie together by who made them, not by what they
/// are.
///
/// @param of the offset of a brand, pulled to nothing as if [#PRIOR] more of its products were like
///   all others
record BrandOffsets(Map<String, float[]> of) {
  private static final int PRIOR = 5;

  /// @param brands of the vectors; null where none is told
  static BrandOffsets of(float[][] vectors, List<@Nullable String> brands) {
    float[] all = new float[vectors[0].length];
    for (float[] vector : vectors) {
      Vectors.axpy(1F / vectors.length, vector, all);
    }
    Map<String, float[]> sums = new HashMap<>();
    Map<String, Integer> sizes = new HashMap<>();
    for (int i = 0; i < vectors.length; i++) {
      String brand = brands.get(i);
      if (brand != null) {
        Vectors.axpy(1, vectors[i], sums.computeIfAbsent(brand, _ -> new float[all.length]));
        sizes.merge(brand, 1, Integer::sum);
      }
    }
    sums.forEach((brand, sum) -> {
      int size = sizes.getOrDefault(brand, 0);
      Vectors.axpy(-size, all, sum);
      Vectors.scale(1F / (size + PRIOR), sum);
    });
    return new BrandOffsets(sums);
  }

  /// Takes a brand's offset off a vector of one of its products, in place.
  void takeOff(float[] vector, @Nullable String brand) {
    float[] offset = brand == null ? null : of.get(brand);
    if (offset != null) {
      Vectors.axpy(-1, offset, vector);
    }
  }
}
