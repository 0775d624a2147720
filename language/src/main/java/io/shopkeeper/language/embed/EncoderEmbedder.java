package io.shopkeeper.language.embed;

import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.IdentifiedLanguage;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.neural.encoder.TextEncoder;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import java.util.List;

/// Vectors by the encoders in this process: the Chinese one's in the first dimensions, the English
/// one's in the others.
///
/// Each encoder fails on the other's language, so a text has a vector of its own language's and
/// zeros in the place of the other's: texts of two languages have nothing in common here, whatever
/// they say. A mixed text is read by both, each weighed by the root of its language's share, and
/// can be compared with either. Other languages go where [Encoders] sends them, to the English one.
///
/// The first [TextEncoder#MOST_TOKENS] tokens are read. One pass a text, two for a mixed one.
public final class EncoderEmbedder implements TextEmbedder {
  private final TextEncoder chinese;
  private final TextEncoder english;
  private final Workers workers;

  /// @param encoders closed by their owner
  public EncoderEmbedder(Encoders encoders, Workers workers) {
    this.chinese = encoders.of(Language.CHINESE);
    this.english = encoders.of(Language.ENGLISH);
    this.workers = workers;
  }

  @Override
  public String name() {
    return chinese.weights().name() + "+" + english.weights().name();
  }

  @Override
  public int dimension() {
    return chinese.weights().dimension() + english.weights().dimension();
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    float[][] vectors = new float[texts.size()][];
    workers.forEach(vectors.length, 4, () -> i -> vectors[i] = vector(texts.get(i)));
    return List.of(vectors);
  }

  private float[] vector(String text) {
    float[] vector = new float[dimension()];
    String normal = NormalText.of(text);
    if (normal.isBlank()) {
      return vector;
    }
    double share = chineseShare(normal);
    if (share > 0) {
      add(vector, 0, share, chinese, normal);
    }
    if (share < 1) {
      add(vector, chinese.weights().dimension(), 1 - share, english, normal);
    }
    return vector;
  }

  private static double chineseShare(String normal) {
    IdentifiedLanguage language = IdentifiedLanguage.of(normal);
    if (language.mixed()) {
      return language.chinese();
    }
    return Language.of(normal) == Language.CHINESE ? 1 : 0;
  }

  private static void add(
      float[] vector, int offset, double share, TextEncoder encoder, String text) {
    float[] sentence = encoder.encode(text).sentence();
    Vectors.axpy((float) Math.sqrt(share), sentence, 0, vector, offset, sentence.length);
  }
}
