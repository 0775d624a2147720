package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.Hashes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which plain value a SHA-256 is of, as far as the plain values are known.
final class HashedValues {
  private final FusionField field;
  private final boolean wanted;
  private final Map<Long, Long> keys = new HashMap<>();

  /// @param field the column with hashes; where it is empty, nothing is hashed
  HashedValues(JointRecords records, FusionField field) {
    this.field = field;
    boolean any = false;
    for (int i = 0; i < records.size() && !any; i++) {
      any = !records.text(i, field).isEmpty();
    }
    wanted = any;
  }

  FusionField field() {
    return field;
  }

  /// @param writings how the value may have been written when it was hashed
  /// @param key stands for the plain value
  void put(List<String> writings, long key) {
    if (wanted) {
      writings.forEach(writing -> keys.put(Hashes.sha256(writing), key));
    }
  }

  /// The key of the plain value, else the hash itself.
  long keyOf(long hash) {
    return keys.getOrDefault(hash, hash);
  }
}
