package io.shopkeeper.neural.encoder;

import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// An encoder in this process. Loaded when first asked, then some 90 MB; safe for any number of
/// threads, each doing the work of its own texts: about 2 CPU-ms for 30 Chinese tokens, 4.5 for 30
/// English ones, and three quarters of that where many of one length are asked for at once.
///
/// A text longer than the network sees at once is read through windows that overlap; of one longer
/// than [#MOST_TOKENS] the beginning is read.
public final class TextEncoder implements AutoCloseable {
  /// As many tokens of a text are read.
  public static final int MOST_TOKENS = 4_096;

  private static final int WINDOW = EncoderWeights.POSITIONS - 2;

  /// Context on each side of a seam.
  private static final int OVERLAP = 64;

  /// Read at once: enough that fetching the weights from memory is no longer what takes the time,
  /// few enough that workers end together.
  private static final int BATCH_TOKENS = 256;

  /// Of a sentence vector.
  private static final int LEAST_ROWS = 2;

  private static final int BLOCK = 4;

  private static final List<String> LAST = List.of(EncoderGraph.HIDDEN);

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
    return read(vocabulary().tokens(wellFormed(text)), true, LAST).getFirst();
  }

  /// Encodes one text by [EncoderWeights#KEPT] layers, the lowest first: what a word is shows lower
  /// down, what the text is about at the top (Tenney, Das and Pavlick, ACL 2019). The last is what
  /// [#encode(String)] gives; one pass makes all.
  public List<Encoding> layers(String text) {
    return read(vocabulary().tokens(wellFormed(text)), true, weights.kept());
  }

  /// What one of the layers that can be read makes of every token of a text or of two, the special
  /// ones included: one at the start, one behind each text. Of what is too long for the network the
  /// end of the longer text is left out.
  ///
  /// @param layer in [0, [EncoderWeights#KEPT])
  public float[] passage(List<String> texts, int layer) {
    long[] ids = ids(texts);
    return network().run(List.of(ids), ids.length, List.of(weights.kept().get(layer)))[0];
  }

  /// How many tokens [#passage] gives vectors of.
  public int passageLength(List<String> texts) {
    return ids(texts).length;
  }

  private long[] ids(List<String> texts) {
    Vocabulary known = vocabulary();
    List<long[]> tokens = texts.stream().map(text -> known.tokens(wellFormed(text)).ids()).toList();
    int[] kept = tokens.stream().mapToInt(ids -> ids.length - 1).toArray();
    while (Arrays.stream(kept).sum() >= EncoderWeights.POSITIONS) {
      int longest = 0;
      for (int t = 1; t < kept.length; t++) {
        longest = kept[t] > kept[longest] ? t : longest;
      }
      kept[longest]--;
    }
    LongStream.Builder ids = LongStream.builder().add(tokens.getFirst()[0]);
    for (int t = 0; t < kept.length; t++) {
      long[] own = tokens.get(t);
      Arrays.stream(own, 1, kept[t]).forEach(ids::add);
      ids.add(own[own.length - 1]);
    }
    return ids.build().toArray();
  }

  /// Encodes every text on the workers and keeps of each what `keep` makes of it, called on the
  /// workers' threads; token vectors of many texts would fill the memory. Texts of as many tokens
  /// are read together, which is a third faster and changes no vector.
  public <T> List<T> encode(List<String> texts, Workers workers, Keeping<T> keep) {
    return each(texts, workers, (text, layers) -> keep.keep(text, layers.getFirst()), true, LAST);
  }

  /// Likewise by the layers of [#layers(String)], the lowest first.
  public <T> List<T> layers(List<String> texts, Workers workers, KeepingLayers<T> keep) {
    return each(texts, workers, keep, true, weights.kept());
  }

  /// The sentence vectors of texts: the same as those of [#encode], for less work: 18 % in Chinese,
  /// 6 % in English.
  public List<float[]> sentences(List<String> texts, Workers workers) {
    return each(texts, workers, (_, layers) -> layers.getFirst().sentence(), false, LAST);
  }

  /// Takes what is needed from the encoding of the text at an index.
  @FunctionalInterface
  public interface Keeping<T> {
    T keep(int index, Encoding encoding);
  }

  /// Takes what is needed from what each layer makes of the text at an index.
  @FunctionalInterface
  public interface KeepingLayers<T> {
    T keep(int index, List<Encoding> layers);
  }

  private <T> List<T> each(
      List<String> texts,
      Workers workers,
      KeepingLayers<T> keep,
      boolean whole,
      List<String> layers) {
    Vocabulary known = vocabulary();
    Network loaded = network();
    Vocabulary.Tokens[] tokens = new Vocabulary.Tokens[texts.size()];
    workers.forEach(
        tokens.length, BLOCK, () -> i -> tokens[i] = known.tokens(wellFormed(texts.get(i))));
    List<int[]> batches = batches(tokens);
    Object[] kept = new Object[tokens.length];
    workers.forEach(
        batches.size(),
        1,
        () ->
            b -> {
              int[] batch = batches.get(b);
              if (tokens[batch[0]].size() > WINDOW) {
                kept[batch[0]] = keep.keep(batch[0], read(tokens[batch[0]], whole, layers));
                return;
              }
              int rows = whole ? tokens[batch[0]].ids().length : LEAST_ROWS;
              List<long[]> ids = Arrays.stream(batch).mapToObj(i -> tokens[i].ids()).toList();
              float[][] hidden = loaded.run(ids, rows, layers);
              for (int t = 0; t < batch.length; t++) {
                int row = t * rows;
                Vocabulary.Tokens text = tokens[batch[t]];
                kept[batch[t]] =
                    keep.keep(
                        batch[t],
                        Arrays.stream(hidden)
                            .map(layer -> encoding(text, layer, row, whole))
                            .toList());
              }
            });
    @SuppressWarnings("unchecked") // Filled above with nothing else.
    IntFunction<T> typed = i -> (T) kept[i];
    return IntStream.range(0, kept.length).mapToObj(typed).toList();
  }

  /// Texts of one length together, as many as make [#BATCH_TOKENS]; long ones alone.
  private static List<int[]> batches(Vocabulary.Tokens[] tokens) {
    int[] sorted =
        IntStream.range(0, tokens.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> -tokens[i].size()))
            .mapToInt(i -> i)
            .toArray();
    var batches = new ArrayList<int[]>();
    int from = 0;
    for (int to = 1; to <= sorted.length; to++) {
      int size = tokens[sorted[from]].size();
      if (to == sorted.length
          || tokens[sorted[to]].size() != size
          || (to + 1 - from) * (size + 2) > BATCH_TOKENS) {
        batches.add(Arrays.copyOfRange(sorted, from, to));
        from = to;
      }
    }
    return batches;
  }

  /// A text that was read in one piece.
  ///
  /// @param row of its first token in `hidden`
  private Encoding encoding(Vocabulary.Tokens tokens, float[] hidden, int row, boolean whole) {
    int dimension = weights.dimension();
    float[] sentence = Arrays.copyOfRange(hidden, row * dimension, (row + 1) * dimension);
    Vectors.scale(1 / (float) Math.sqrt(Vectors.squaredNorm(sentence)), sentence);
    return whole
        ? new Encoding(
            sentence,
            Arrays.copyOfRange(
                hidden, (row + 1) * dimension, (row + 1 + tokens.size()) * dimension),
            tokens.starts(),
            tokens.ends())
        : new Encoding(sentence, new float[0], new int[0], new int[0]);
  }

  /// @param layers as the graph calls them; all tokens are read where there are several
  private List<Encoding> read(Vocabulary.Tokens tokens, boolean whole, List<String> layers) {
    if (tokens.size() <= WINDOW) {
      int rows = whole ? tokens.ids().length : LEAST_ROWS;
      return Arrays.stream(network().run(List.of(tokens.ids()), rows, layers))
          .map(hidden -> encoding(tokens, hidden, 0, whole))
          .toList();
    }
    int size = Math.min(tokens.size(), MOST_TOKENS);
    int dimension = weights.dimension();
    float[][] sentences = new float[layers.size()][dimension];
    float[][] vectors = new float[layers.size()][size * dimension];
    Network loaded = network();
    int from = 0;
    int next;
    do {
      int to = Math.min(from + WINDOW, size);
      float[][] hidden = loaded.run(List.of(window(tokens.ids(), from, to)), to - from + 2, layers);
      // In an overlap the first half is the earlier window's, the second the later one's.
      int kept = from == 0 ? 0 : from + OVERLAP;
      for (int layer = 0; layer < hidden.length; layer++) {
        Vectors.axpy(to - from, hidden[layer], 0, sentences[layer], 0, dimension);
        System.arraycopy(
            hidden[layer],
            (1 + kept - from) * dimension,
            vectors[layer],
            kept * dimension,
            (to - kept) * dimension);
      }
      next = to == size ? size : to - 2 * OVERLAP;
      from = next;
    } while (next < size);
    int[] starts = Arrays.copyOf(tokens.starts(), size);
    int[] ends = Arrays.copyOf(tokens.ends(), size);
    var encodings = new ArrayList<Encoding>();
    for (int layer = 0; layer < vectors.length; layer++) {
      Vectors.scale(1 / (float) Math.sqrt(Vectors.squaredNorm(sentences[layer])), sentences[layer]);
      encodings.add(new Encoding(sentences[layer], vectors[layer], starts, ends));
    }
    return encodings;
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
