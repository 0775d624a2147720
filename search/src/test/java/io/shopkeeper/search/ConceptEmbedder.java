package io.shopkeeper.search;

import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.numeric.Vectors;
import java.util.List;
import java.util.Locale;

/// An embedder that knows some concepts by the words for them.
final class ConceptEmbedder implements TextEmbedder {
  private static final List<List<String>> CONCEPTS =
      List.of(
          List.of("dress", "gown", "连衣裙", "裙子"),
          List.of("shoe", "sneaker", "trainers", "鞋"),
          List.of("kettle", "水壶", "boiler"),
          List.of("red", "crimson", "红"),
          List.of("blue", "navy", "蓝"));

  @Override
  public String name() {
    return "concepts";
  }

  @Override
  public int dimension() {
    return CONCEPTS.size();
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    return texts.stream().map(this::embed).toList();
  }

  private float[] embed(String text) {
    float[] vector = new float[dimension()];
    for (int c = 0; c < CONCEPTS.size(); c++) {
      String lower = text.toLowerCase(Locale.ROOT);
      vector[c] = CONCEPTS.get(c).stream().anyMatch(lower::contains) ? 1 : 0;
    }
    float norm = (float) Math.sqrt(Vectors.squaredNorm(vector));
    Vectors.scale(norm == 0 ? 0 : 1 / norm, vector);
    return vector;
  }
}
