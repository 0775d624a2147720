package io.shopkeeper.ingest.quality;

import org.jspecify.annotations.Nullable;

/// How full a field of the stored facts is.
///
/// @param field as in `products.brand`
/// @param before the share after the load before; null if there is none
public record Completeness(String field, long filled, long records, @Nullable Double before) {

  /// From 0 to 1; 1 of nothing.
  public double share() {
    return records == 0 ? 1 : (double) filled / records;
  }
}
