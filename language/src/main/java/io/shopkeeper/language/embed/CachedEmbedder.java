package io.shopkeeper.language.embed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shopkeeper.domain.Sha256;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks an embedder only for texts it has never seen: vectors are remembered by what was embedded,
/// in memory up to a bound and in the store up to [#MOST_STORED], of which the oldest go first.
///
/// The key is SHA-256 of the embedder's name and the normal text, so that another model starts
/// afresh and copies of a text share a vector. The store failing costs passes, not answers.
public final class CachedEmbedder implements TextEmbedder {
  private static final System.Logger LOG = System.getLogger(CachedEmbedder.class.getName());

  /// Vectors in the store; some 3.6 KB each by the encoders of this process.
  public static final long MOST_STORED = 200_000;

  private final TextEmbedder embedder;
  private final StoredVectors stored;
  private final Cache<String, float[]> memory;

  /// @param bytes of vectors to hold in memory
  public CachedEmbedder(TextEmbedder embedder, Facts facts, long bytes) {
    this(embedder, facts, bytes, MOST_STORED);
  }

  /// @param most vectors in the store
  CachedEmbedder(TextEmbedder embedder, Facts facts, long bytes, long most) {
    this.embedder = embedder;
    this.stored = new StoredVectors(facts, embedder.name(), most);
    this.memory =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((String key, float[] vector) -> key.length() + Float.BYTES * vector.length)
            .build();
  }

  @Override
  public String name() {
    return embedder.name();
  }

  @Override
  public int dimension() {
    return embedder.dimension();
  }

  @Override
  public boolean knows(String word) {
    return embedder.knows(word);
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    List<String> normal = texts.stream().map(NormalText::of).toList();
    List<String> keys = normal.stream().map(this::key).toList();
    var vectors = new LinkedHashMap<String, float[]>(memory.getAllPresent(keys));
    var missing = new LinkedHashMap<String, String>();
    for (int i = 0; i < keys.size(); i++) {
      if (!vectors.containsKey(keys.get(i))) {
        missing.put(keys.get(i), normal.get(i));
      }
    }
    if (!missing.isEmpty()) {
      Map<String, float[]> found = read(List.copyOf(missing.keySet()));
      missing.keySet().removeAll(found.keySet());
      Map<String, float[]> made = make(missing);
      memory.putAll(found);
      memory.putAll(made);
      vectors.putAll(found);
      vectors.putAll(made);
    }
    return keys.stream().map(vectors::get).toList();
  }

  private Map<String, float[]> make(Map<String, String> texts) {
    var made = new LinkedHashMap<String, float[]>();
    if (texts.isEmpty()) {
      return made;
    }
    List<float[]> vectors = embedder.embed(List.copyOf(texts.values()));
    int next = 0;
    for (String key : texts.keySet()) {
      made.put(key, vectors.get(next++));
    }
    try {
      stored.write(made);
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.WARNING, "vectors are not kept: " + e.getMessage());
    }
    return made;
  }

  private Map<String, float[]> read(List<String> keys) {
    try {
      return stored.read(keys, dimension());
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.WARNING, "kept vectors cannot be read: " + e.getMessage());
      return Map.of();
    }
  }

  private String key(String normal) {
    return Sha256.hex(name() + '\0' + normal);
  }
}
