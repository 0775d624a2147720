package io.shopkeeper.neural.encoder;

import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// An encoder in this process. Loaded when first asked, then some 90 MB; safe for any number of
/// threads, each doing the work of its own texts: about 3.5 CPU-ms for 30 Chinese tokens, 6.5 for
/// 30 English ones.
///
/// A text longer than the network sees at once is read through windows that overlap; of one longer
/// than [#MOST_TOKENS] the beginning is read.
public final class TextEncoder implements AutoCloseable {
  /// As many tokens of a text are read.
  public static final int MOST_TOKENS = 4_096;

  private static final int WINDOW = EncoderWeights.POSITIONS - 2;

  /// Context on each side of a seam.
  private static final int OVERLAP = 64;

  private final EncoderWeights weights;
  private @Nullable Network network;
  private @Nullable Vocabulary vocabulary;
  private boolean closed;

  public TextEncoder(EncoderWeights weights) {
    this.weights = weights;
  }

  public EncoderWeights weights() {
    return weights;
  }

  /// Encodes one text. An empty one has no tokens, and the sentence vector of nothing.
  ///
  /// @throws io.shopkeeper.neural.NeuralException if the weights are missing or cannot be run
  /// @throws IllegalStateException once closed
  public Encoding encode(String text) {
    Vocabulary.Tokens tokens = vocabulary().tokens(wellFormed(text));
    int size = Math.min(tokens.starts().length, MOST_TOKENS);
    int dimension = weights.dimension();
    float[] sentence = new float[dimension];
    float[] vectors = new float[size * dimension];
    Network loaded = network();
    int from = 0;
    int next;
    do {
      int to = Math.min(from + WINDOW, size);
      float[] hidden = loaded.run(window(tokens.ids(), from, to));
      Vectors.axpy(Math.max(1, to - from), hidden, 0, sentence, 0, dimension);
      // In an overlap the first half is the earlier window's, the second the later one's.
      int kept = from == 0 ? 0 : from + OVERLAP;
      System.arraycopy(
          hidden,
          (1 + kept - from) * dimension,
          vectors,
          kept * dimension,
          (to - kept) * dimension);
      next = to == size ? size : to - 2 * OVERLAP;
      from = next;
    } while (next < size);
    Vectors.scale(1 / (float) Math.sqrt(Vectors.squaredNorm(sentence)), sentence);
    return new Encoding(
        sentence,
        vectors,
        Arrays.copyOf(tokens.starts(), size),
        Arrays.copyOf(tokens.ends(), size));
  }

  /// Encodes every text on the workers and keeps of each what `keep` makes of it, called on the
  /// workers' threads; token vectors of many texts would fill the memory.
  public <T> List<T> encode(List<String> texts, Workers workers, Keeping<T> keep) {
    Object[] kept = new Object[texts.size()];
    workers.forEach(texts.size(), 4, () -> i -> kept[i] = keep.keep(i, encode(texts.get(i))));
    @SuppressWarnings("unchecked") // Filled above with nothing else.
    IntFunction<T> typed = i -> (T) kept[i];
    return java.util.stream.IntStream.range(0, kept.length).mapToObj(typed).toList();
  }

  /// Takes what is needed from the encoding of the text at an index.
  @FunctionalInterface
  public interface Keeping<T> {
    T keep(int index, Encoding encoding);
  }

  /// Tokens in [from, to) between the special ones.
  private static long[] window(long[] ids, int from, int to) {
    long[] window = new long[to - from + 2];
    window[0] = ids[0];
    System.arraycopy(ids, from + 1, window, 1, to - from);
    window[window.length - 1] = ids[ids.length - 1];
    return window;
  }

  /// Half of a surrogate pair cannot be passed to native code.
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints()
            .map(point -> point >= 0xD800 && point <= 0xDFFF ? '\uFFFD' : point)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  private synchronized Network network() {
    requireOpen();
    if (network == null) {
      network = new Network(weights);
    }
    return network;
  }

  private synchronized Vocabulary vocabulary() {
    requireOpen();
    if (vocabulary == null) {
      vocabulary = new Vocabulary(weights);
    }
    return vocabulary;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the encoder " + weights.name() + " is closed");
    }
  }

  /// Gives the memory back; no text may be under way.
  @Override
  public synchronized void close() {
    closed = true;
    if (network != null) {
      network.close();
      network = null;
    }
    if (vocabulary != null) {
      vocabulary.close();
      vocabulary = null;
    }
  }
}
