package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.FoldedText;
import io.shopkeeper.ingest.fusion.clean.Hashes;
import io.shopkeeper.numeric.LongIndex;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Texts as weighted words and character n-grams: words and, within them, trigrams; in Chinese
/// single characters and pairs. One wrong character leaves most of them.
///
/// The weight of a feature is `ln(1 + n/df)`, that of a text has norm 1 (Salton and Buckley,
/// Information Processing & Management 24, 1988). Features that only one text has are not kept. 8
/// bytes a feature of a text.
final class TextFeatures {
  private static final int GRAM = 3;

  private final int[] starts;
  private final int[] features;
  private final float[] weights;
  private final int[] documents;
  private final BitSet words = new BitSet();
  private final long[] keys;

  /// @param texts folded, empty where there is none
  TextFeatures(String[] texts) {
    LongIndex index = new LongIndex();
    int[][] found = new int[texts.length][];
    int[] counts = new int[1 << 12];
    for (int i = 0; i < texts.length; i++) {
      found[i] = read(texts[i], index);
      if (index.size() > counts.length) {
        counts = Arrays.copyOf(counts, 2 * index.size());
      }
      for (int feature : found[i]) {
        counts[feature]++;
      }
    }
    documents = Arrays.copyOf(counts, index.size());
    keys = new long[texts.length];
    starts = new int[texts.length + 1];
    int kept = 0;
    for (int i = 0; i < texts.length; i++) {
      keys[i] = texts[i].isEmpty() ? 0 : Hashes.of(texts[i]);
      kept += (int) Arrays.stream(found[i]).filter(f -> documents[f] > 1).count();
      starts[i + 1] = kept;
    }
    features = new int[kept];
    weights = new float[kept];
    for (int i = 0; i < texts.length; i++) {
      weigh(found[i], starts[i], texts.length);
    }
  }

  /// The features of a text, ascending, each once.
  private int[] read(String text, LongIndex index) {
    int[] found = new int[3 * text.length() + 1];
    int size = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (FoldedText.isHan(c)) {
        found[size++] = index.add(Hashes.of(c, 1));
        if (i + 1 < text.length() && FoldedText.isHan(text.charAt(i + 1))) {
          found[size++] = word(index.add(Hashes.of(c, text.charAt(i + 1) << 8)));
        }
        i++;
      } else if (c == ' ') {
        i++;
      } else {
        int end = i;
        while (end < text.length()
            && text.charAt(end) != ' '
            && !FoldedText.isHan(text.charAt(end))) {
          end++;
        }
        found[size++] = word(index.add(Hashes.of(text.subSequence(i, end))));
        for (int at = i - 1; at + GRAM <= end + 1 && end - i >= GRAM; at++) {
          found[size++] = index.add(gram(text, at, i, end));
        }
        i = end;
      }
    }
    return IntStream.of(found).limit(size).sorted().distinct().toArray();
  }

  private int word(int feature) {
    words.set(feature);
    return feature;
  }

  /// Three characters of a word with a space before and behind it.
  private static long gram(String text, int at, int from, int to) {
    long gram = 7;
    for (int i = at; i < at + GRAM; i++) {
      gram = gram << 16 | (i < from || i >= to ? ' ' : text.charAt(i));
    }
    return gram;
  }

  private void weigh(int[] found, int from, int texts) {
    double squares = 0;
    int at = from;
    for (int feature : found) {
      double weight = Math.log(1 + (double) texts / documents[feature]);
      squares += weight * weight;
      if (documents[feature] > 1) {
        features[at] = feature;
        weights[at++] = (float) weight;
      }
    }
    float norm = (float) (1 / Math.sqrt(squares));
    for (int i = from; i < at; i++) {
      weights[i] *= norm;
    }
  }

  boolean isEmpty(int text) {
    return keys[text] == 0;
  }

  /// A number for the whole text; 0 where it is empty.
  long key(int text) {
    return keys[text];
  }

  /// The cosine of two texts, from 0 to 1; O(features).
  double cosine(int left, int right) {
    int i = starts[left];
    int j = starts[right];
    int iEnd = starts[left + 1];
    int jEnd = starts[right + 1];
    double sum = 0;
    while (i < iEnd && j < jEnd) {
      int one = features[i];
      int other = features[j];
      if (one == other) {
        sum += (double) weights[i++] * weights[j++];
      } else if (one < other) {
        i++;
      } else {
        j++;
      }
    }
    return sum;
  }

  /// The features that fewest texts have, of those that some other has; words only, or others only.
  int[] rarest(int text, int count, boolean ofWords) {
    return IntStream.range(starts[text], starts[text + 1])
        .map(i -> features[i])
        .filter(feature -> words.get(feature) == ofWords)
        .boxed()
        .sorted(Comparator.comparingInt((Integer f) -> documents[f]).thenComparing(f -> f))
        .limit(count)
        .mapToInt(f -> f)
        .toArray();
  }
}
