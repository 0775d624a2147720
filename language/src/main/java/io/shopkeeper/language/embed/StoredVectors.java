package io.shopkeeper.language.embed;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Vectors in the store, by the hash of what they stand for; little-endian floats.
final class StoredVectors {
  /// Rows of one statement.
  private static final int ROWS = 1_000;

  private final Facts facts;
  private final String model;
  private final long most;

  /// @param most vectors that are kept, of all models
  StoredVectors(Facts facts, String model, long most) {
    this.facts = facts;
    this.model = model;
    this.most = most;
  }

  /// Those of the keys that are there; a vector of another length is not.
  Map<String, float[]> read(List<String> keys, int dimension) {
    var found = new HashMap<String, float[]>();
    for (int from = 0; from < keys.size(); from += ROWS) {
      List<String> some = keys.subList(from, Math.min(from + ROWS, keys.size()));
      facts
          .list(
              Query.of(StoredVectors.class, "vectors.sql", model, List.copyOf(some)),
              row -> Map.entry(row.text(0), floats(row.text(1))))
          .stream()
          .filter(entry -> entry.getValue().length == dimension)
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    return found;
  }

  /// Keeps vectors, and lets go of those that were kept the longest ago.
  void write(Map<String, float[]> vectors) {
    List<Map.Entry<String, float[]>> all = List.copyOf(vectors.entrySet());
    for (int from = 0; from < all.size(); from += ROWS) {
      var some = all.subList(from, Math.min(from + ROWS, all.size()));
      facts.update(
          Query.of(
              StoredVectors.class,
              "keep-vectors.sql",
              some.stream().map(Map.Entry::getKey).toList(),
              some.stream().map(entry -> base64(entry.getValue())).toList(),
              model));
    }
    facts.update(Query.of(StoredVectors.class, "trim-vectors.sql", most));
  }

  private static String base64(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static float[] floats(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }
}
