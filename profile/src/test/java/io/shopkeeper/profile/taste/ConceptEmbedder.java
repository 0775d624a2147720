package io.shopkeeper.profile.taste;

import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.numeric.Vectors;
import java.util.List;
import java.util.Locale;

/// An embedder that knows some concepts by the words for them, and that every text is a text.
public final class ConceptEmbedder implements TextEmbedder {
  private static final List<List<String>> CONCEPTS =
      List.of(
          List.of("teapot", "brew", "infuser", "tea "),
          List.of("tent", "camp", "sleeping bag"),
          List.of("knife", "blade", "sharp"));

  @Override
  public String name() {
    return "concepts";
  }

  @Override
  public int dimension() {
    return CONCEPTS.size() + 1;
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    return texts.stream().map(this::embed).toList();
  }

  private float[] embed(String text) {
    float[] vector = new float[dimension()];
    vector[CONCEPTS.size()] = text.isBlank() ? 0 : 1;
    for (int c = 0; c < CONCEPTS.size(); c++) {
      String lower = text.toLowerCase(Locale.ROOT);
      vector[c] = CONCEPTS.get(c).stream().anyMatch(lower::contains) ? 1 : 0;
    }
    float norm = (float) Math.sqrt(Vectors.squaredNorm(vector));
    Vectors.scale(norm == 0 ? 0 : 1 / norm, vector);
    return vector;
  }
}
