package io.shopkeeper.assist.intent;

import io.shopkeeper.language.Language;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.classify.Ngrams;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.neural.encoder.Encoding;
import io.shopkeeper.neural.encoder.TextEncoder;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.List;

/// Sees what an utterance is made of: runs of words and of letters, and the vectors of an encoder.
/// One pass of the encoder an utterance, of which the beginning is read.
///
/// @param language of the utterances, whose encoder it is
public record UtteranceReader(Language language, TextEncoder encoder) {
  /// Of a longer utterance the rest hardly changes what it asks for.
  public static final int MOST_CHARACTERS = 1_000;

  private static final int WORDS = 2;
  private static final int LETTERS = 5;

  /// Where the sentence vector is among the vectors.
  public static final int SENTENCE = 0;

  /// Where the mean over tokens of the last layer is.
  public static final int MEANING = 4;

  /// Whether there is anything to understand: a letter, and not only of scripts the encoder does
  /// not know.
  public boolean readable(String text) {
    String beginning = beginning(text);
    return Language.of(beginning) == language
        && beginning.codePoints().anyMatch(Character::isLetter);
  }

  /// Reads an utterance.
  public TextFeatures read(String text) {
    String normal = normal(text);
    return features(normal, encoder.layers(normal));
  }

  /// Reads utterances on the workers: the same, for a half of the work or less where they are short
  /// and many.
  public List<TextFeatures> read(List<String> texts, Workers workers) {
    List<String> normal = texts.stream().map(UtteranceReader::normal).toList();
    return encoder.layers(normal, workers, (i, layers) -> features(normal.get(i), layers));
  }

  private static TextFeatures features(String normal, List<Encoding> layers) {
    List<String> units = Ngrams.units(normal);
    Ngrams runs = new Ngrams().add("", units, WORDS);
    for (String unit : units) {
      if (unit.length() > 1) {
        runs.add("letters", Arrays.asList(("_" + unit + "_").split("")), LETTERS);
      }
    }
    return new TextFeatures(runs.distinct(), vectors(layers), new double[0], List.of(normal));
  }

  /// What the encoder makes of an utterance, token by token.
  ///
  /// @param before what is read before it, already in normal form
  public Encoding encoding(String before, String text) {
    return encoder.encode(before + normal(text));
  }

  private static String normal(String text) {
    return beginning(NormalText.of(beginning(text)));
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
  }

  /// The sentence vector, the mean over tokens of every layer, the greatest value over tokens.
  private static float[][] vectors(List<Encoding> layers) {
    Encoding last = layers.getLast();
    float[][] vectors = new float[layers.size() + 2][];
    vectors[0] = last.sentence();
    for (int layer = 0; layer < layers.size(); layer++) {
      vectors[layer + 1] = layers.get(layer).mean(0, layers.get(layer).size());
    }
    vectors[vectors.length - 1] = last.max(0, last.size());
    return vectors;
  }
}
