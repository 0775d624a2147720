package io.shopkeeper.ingest.fusion;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// A customer or a product as one platform tells of it.
///
/// @param id as the platform calls it, not blank; unique within its platform
/// @param values as they were typed; blank ones are left out
public record FusionRecord(String id, Map<FusionField, String> values) {

  public FusionRecord {
    if (id.isBlank()) {
      throw new IllegalArgumentException("the id of a record must not be blank");
    }
    var kept = new EnumMap<FusionField, String>(FusionField.class);
    values.forEach((field, text) -> {
      if (!text.isBlank()) {
        kept.put(field, text);
      }
    });
    values = Collections.unmodifiableMap(kept);
  }

  /// The value of a field; empty where there is none.
  public String text(FusionField field) {
    return values.getOrDefault(field, "");
  }
}
