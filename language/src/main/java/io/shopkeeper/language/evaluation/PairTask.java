package io.shopkeeper.language.evaluation;

import io.shopkeeper.language.Language;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.classify.Ngrams;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.neural.encoder.Encoding;
import io.shopkeeper.neural.encoder.TextEncoder;
import io.shopkeeper.numeric.Vectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Pairs of questions, whether they ask the same. A record is a line: one question, a tab, the
/// other, and if it is known a tab and the label. What is seen: the words they share and those only
/// one has, how their vectors differ, how well their tokens align.
final class PairTask implements Task<PairTask.Pair> {

  /// Two normal texts.
  record Pair(String one, String other) {}

  @Override
  public Labelled<Pair> read(Path file) {
    var pairs = new ArrayList<Pair>();
    var labels = new ArrayList<String>();
    for (String line : RecordFile.text(file).lines().filter(l -> !l.isBlank()).toList()) {
      String[] cells = line.split("\t", -1);
      pairs.add(new Pair(NormalText.of(cells[0]), cells.length > 1 ? NormalText.of(cells[1]) : ""));
      if (cells.length > 2) {
        labels.add(cells[2].strip());
      }
    }
    return new Labelled<>(pairs, labels.size() == pairs.size() ? labels : List.of());
  }

  @Override
  public String text(Pair pair) {
    return pair.one + "\n" + pair.other;
  }

  @Override
  public Function<Pair, TextFeatures> features(Language language, Optional<TextEncoder> encoder) {
    return pair -> {
      List<String> one = Ngrams.units(pair.one);
      List<String> other = Ngrams.units(pair.other);
      var ngrams = new Ngrams();
      Set<String> shared = new HashSet<>(one);
      shared.retainAll(new HashSet<>(other));
      ngrams.add("shared", one.stream().filter(shared::contains).toList(), 2);
      ngrams.add("lone", one.stream().filter(u -> !shared.contains(u)).toList(), 2);
      ngrams.add("lone", other.stream().filter(u -> !shared.contains(u)).toList(), 2);
      double[] words = {
        overlap(grams(one, 1), grams(other, 1)),
        overlap(grams(one, 2), grams(other, 2)),
        overlap(grams(one, 3), grams(other, 3)),
        Math.abs(Math.log((one.size() + 1.0) / (other.size() + 1.0)))
      };
      if (encoder.isEmpty()) {
        return new TextFeatures(ngrams.distinct(), new float[0], words);
      }
      return encoded(
          ngrams.distinct(),
          words,
          encoder.get().encode(pair.one),
          encoder.get().encode(pair.other));
    };
  }

  private static TextFeatures encoded(long[] ngrams, double[] words, Encoding one, Encoding other) {
    float[] oneMean = one.mean(0, one.size());
    float[] otherMean = other.mean(0, other.size());
    int width = one.dimension();
    float[] apart = new float[width];
    float[] meansApart = new float[width];
    float[] together = new float[width];
    for (int i = 0; i < width; i++) {
      apart[i] = Math.abs(one.sentence()[i] - other.sentence()[i]);
      meansApart[i] = Math.abs(oneMean[i] - otherMean[i]);
      together[i] = oneMean[i] * otherMean[i];
    }
    double cosine = Vectors.cosine(one.sentence(), other.sentence());
    double[] measures = {
      words[0],
      words[1],
      words[2],
      words[3],
      10 * cosine,
      10 * cosine * cosine,
      10 * Vectors.cosine(oneMean, otherMean),
      10 * alignment(one, other),
      10 * alignment(other, one),
      10 * least(one, other),
      10 * least(other, one)
    };
    return new TextFeatures(ngrams, TextFeatures.joined(apart, meansApart, together), measures);
  }

  /// The mean over tokens of the greatest cosine with a token of the other text.
  private static double alignment(Encoding of, Encoding with) {
    double[] greatest = greatest(of, with);
    return Arrays.stream(greatest).average().orElse(0);
  }

  private static double least(Encoding of, Encoding with) {
    return Arrays.stream(greatest(of, with)).min().orElse(0);
  }

  private static double[] greatest(Encoding of, Encoding with) {
    int width = of.dimension();
    double[] greatest = new double[of.size()];
    for (int a = 0; a < of.size(); a++) {
      for (int b = 0; b < with.size(); b++) {
        double dot = Vectors.dot(of.tokens(), a * width, with.tokens(), b * width, width);
        double norms =
            Math.sqrt(
                (double) Vectors.dot(of.tokens(), a * width, of.tokens(), a * width, width)
                    * Vectors.dot(with.tokens(), b * width, with.tokens(), b * width, width));
        greatest[a] = Math.max(greatest[a], dot / norms);
      }
    }
    return greatest;
  }

  private static Set<String> grams(List<String> units, int length) {
    var grams = new HashSet<String>();
    for (int i = 0; i + length <= units.size(); i++) {
      grams.add(String.join(" ", units.subList(i, i + length)));
    }
    return grams;
  }

  /// The share of both sets' members that are in both (Jaccard).
  private static double overlap(Set<String> one, Set<String> other) {
    var shared = new HashSet<>(one);
    shared.retainAll(other);
    int all = one.size() + other.size() - shared.size();
    return all == 0 ? 0 : (double) shared.size() / all;
  }
}
