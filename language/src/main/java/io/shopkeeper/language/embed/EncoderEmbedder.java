package io.shopkeeper.language.embed;

import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.IdentifiedLanguage;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.neural.encoder.TextEncoder;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

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

  /// Whether it is one token of the English encoder's, with the special ones around it three.
  @Override
  public boolean knows(String word) {
    return english.passageLength(List.of(word)) == 3;
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    List<String> normal = texts.stream().map(NormalText::of).toList();
    double[] share = normal.stream().mapToDouble(EncoderEmbedder::chineseShare).toArray();
    List<float[]> vectors = normal.stream().map(_ -> new float[dimension()]).toList();
    add(vectors, 0, chinese, normal, i -> share[i]);
    add(vectors, chinese.weights().dimension(), english, normal, i -> 1 - share[i]);
    return vectors;
  }

  private static double chineseShare(String normal) {
    IdentifiedLanguage language = IdentifiedLanguage.of(normal);
    if (language.mixed()) {
      return language.chinese();
    }
    return Language.of(normal) == Language.CHINESE ? 1 : 0;
  }

  /// Adds the vectors of the texts that have a share in an encoder's language.
  private void add(
      List<float[]> vectors,
      int offset,
      TextEncoder encoder,
      List<String> normal,
      IntToDoubleFunction share) {
    int[] own =
        IntStream.range(0, normal.size())
            .filter(i -> share.applyAsDouble(i) > 0 && !normal.get(i).isBlank())
            .toArray();
    List<float[]> sentences =
        own.length == 0
            ? List.of()
            : encoder.sentences(Arrays.stream(own).mapToObj(normal::get).toList(), workers);
    for (int s = 0; s < own.length; s++) {
      float weight = (float) Math.sqrt(share.applyAsDouble(own[s]));
      Vectors.axpy(
          weight, sentences.get(s), 0, vectors.get(own[s]), offset, encoder.weights().dimension());
    }
  }
}
