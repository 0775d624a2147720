package io.shopkeeper.language.evaluation;

import io.shopkeeper.language.Language;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.classify.Ngrams;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.neural.encoder.EncoderWeights;
import io.shopkeeper.neural.encoder.Encoding;
import io.shopkeeper.neural.encoder.TextEncoder;
import io.shopkeeper.numeric.Vectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Pairs of questions, whether they ask the same. A record is a line: one question, a tab, the
/// other, and if it is known a tab and the label. What is seen: the words they share and those only
/// one has, how their vectors differ in every layer, how well their tokens align.
final class PairTask implements Task<PairTask.Pair> {

  private static final Set<String> NEGATIONS =
      Set.of(
          "不", "没", "无", "未", "非", "别", "not", "no", "never", "don't", "can't", "cannot", "isn't");

  /// Those of [#pooled] whose differences are learned from: means of the second and the last layer,
  /// the last sentence vector.
  private static final Set<Integer> IN_VECTORS = Set.of(3, 6, 7);

  /// Units of a question that are paired with those of the other.
  private static final int MOST_LONE = 32;

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
  public Pair rewritten(Pair pair, UnaryOperator<String> text) {
    return new Pair(NormalText.of(text.apply(pair.one)), NormalText.of(text.apply(pair.other)));
  }

  @Override
  public Function<Pair, TextFeatures> features(
      Language language, Optional<TextEncoder> encoder, List<Pair> train) {
    var rarity = new Rarity(train);
    if (encoder.isEmpty()) {
      return pair ->
          new TextFeatures(
              ngrams(pair), new float[0][], words(pair, rarity), List.of(pair.one, pair.other));
    }
    Usual usual = Usual.of(train, encoder.get());
    return pair -> encoded(pair, encoder.get(), rarity, usual);
  }

  private static long[] ngrams(Pair pair) {
    List<String> one = Ngrams.units(pair.one);
    List<String> other = Ngrams.units(pair.other);
    Set<String> shared = new HashSet<>(one);
    shared.retainAll(new HashSet<>(other));
    List<String> lone = one.stream().filter(u -> !shared.contains(u)).toList();
    List<String> otherLone = other.stream().filter(u -> !shared.contains(u)).toList();
    var ngrams =
        new Ngrams()
            .add("shared", one.stream().filter(shared::contains).toList(), 2)
            .add("lone", lone, 2)
            .add("lone", otherLone, 2);
    Set<String> runs = grams(one, 2);
    Set<String> otherRuns = grams(other, 2);
    for (String run : union(runs, otherRuns)) {
      boolean both = runs.contains(run) && otherRuns.contains(run);
      ngrams.add(both ? "shared run" : "lone run", List.of(run), 1);
    }
    return instead(lone, otherLone, ngrams).distinct();
  }

  /// Adds what one question has where the other may have something else, in whichever order: which
  /// words say the same, and which never do, shows in many pairs.
  private static Ngrams instead(List<String> lone, List<String> otherLone, Ngrams ngrams) {
    for (String unit : lone.stream().limit(MOST_LONE).toList()) {
      for (String other : otherLone.stream().limit(MOST_LONE).toList()) {
        boolean ordered = unit.compareTo(other) < 0;
        ngrams.add("instead", List.of(ordered ? unit + " " + other : other + " " + unit), 1);
      }
    }
    return ngrams;
  }

  /// How alike the words are: shared runs of one, two and three, single ones also weighed by how
  /// rare they are; lengths; the rarest that only one question has; what numbers and how many
  /// negations differ.
  private static double[] words(Pair pair, Rarity rarity) {
    List<String> one = Ngrams.units(pair.one);
    List<String> other = Ngrams.units(pair.other);
    Set<String> ones = new HashSet<>(one);
    Set<String> others = new HashSet<>(other);
    double rarest = 0;
    for (String unit : union(ones, others)) {
      if (!ones.contains(unit) || !others.contains(unit)) {
        rarest = Math.max(rarest, rarity.of(unit));
      }
    }
    return new double[] {
      overlap(ones, others, _ -> 1),
      overlap(grams(one, 2), grams(other, 2), _ -> 1),
      overlap(grams(one, 3), grams(other, 3), _ -> 1),
      overlap(ones, others, rarity::of),
      Math.abs(Math.log((one.size() + 1.0) / (other.size() + 1.0))),
      Math.log1p(one.size() + other.size()),
      rarest,
      numbers(one).equals(numbers(other)) ? 1 : 0,
      Math.abs(negations(one) - negations(other))
    };
  }

  private static Set<String> numbers(List<String> units) {
    return units.stream()
        .filter(unit -> Character.isDigit(unit.charAt(0)))
        .collect(Collectors.toSet());
  }

  private static long negations(List<String> units) {
    return units.stream().filter(NEGATIONS::contains).count();
  }

  private static TextFeatures encoded(Pair pair, TextEncoder encoder, Rarity rarity, Usual usual) {
    List<Encoding> one = encoder.layers(pair.one);
    List<Encoding> other = encoder.layers(pair.other);
    float[][] ones = pooled(one);
    float[][] others = pooled(other);
    var measures = Arrays.stream(words(pair, rarity));
    var vectors = new ArrayList<float[]>();
    for (int v = 0; v < ones.length; v++) {
      double cosine = Vectors.cosine(ones[v], others[v]);
      float[] a = usual.apart(ones[v], v);
      float[] b = usual.apart(others[v], v);
      float[] differing = new float[a.length];
      float[] agreeing = new float[a.length];
      double distance = 0;
      for (int i = 0; i < a.length; i++) {
        differing[i] = Math.abs(a[i] - b[i]);
        agreeing[i] = a[i] * b[i];
        distance += differing[i];
      }
      measures =
          DoubleStream.concat(
              measures, DoubleStream.of(10 * cosine, 10 * Vectors.cosine(a, b), distance));
      if (IN_VECTORS.contains(v)) {
        vectors.add(differing);
        vectors.add(agreeing);
      }
    }
    Encoding last = one.getLast();
    Encoding otherLast = other.getLast();
    measures =
        DoubleStream.concat(
            measures,
            DoubleStream.of(
                10 * alignment(last, otherLast),
                10 * alignment(otherLast, last),
                10 * least(last, otherLast),
                10 * least(otherLast, last)));
    return new TextFeatures(
        ngrams(pair),
        vectors.toArray(float[][]::new),
        measures.toArray(),
        List.of(pair.one, pair.other));
  }

  /// Of every layer the sentence vector and the mean over tokens.
  private static float[][] pooled(List<Encoding> layers) {
    return layers.stream()
        .flatMap(layer -> Stream.of(layer.sentence(), layer.mean(0, layer.size())))
        .toArray(float[][]::new);
  }

  /// How rare units are in questions: the logarithm of one in how many has it.
  private static final class Rarity {
    private final Map<String, Integer> questions = new HashMap<>();
    private final int size;

    Rarity(List<Pair> train) {
      size = 2 * train.size();
      train.stream()
          .flatMap(pair -> Stream.of(pair.one, pair.other))
          .flatMap(question -> Ngrams.units(question).stream().distinct())
          .forEach(unit -> questions.merge(unit, 1, Integer::sum));
    }

    double of(String unit) {
      return Math.log((size + 1.0) / (questions.getOrDefault(unit, 0) + .5));
    }
  }

  /// The means of pooled vectors: what all questions have in common tells none apart.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Usual(float[][] means) {
    private static final int PAIRS = 500;

    static Usual of(List<Pair> train, TextEncoder encoder) {
      List<String> questions =
          train.stream().limit(PAIRS).flatMap(pair -> Stream.of(pair.one, pair.other)).toList();
      int dimension = encoder.weights().dimension();
      float[][] means = new float[2 * EncoderWeights.KEPT][dimension];
      for (String question : questions) {
        float[][] pooled = pooled(encoder.layers(question));
        for (int v = 0; v < means.length; v++) {
          Vectors.axpy(1f / questions.size(), pooled[v], 0, means[v], 0, dimension);
        }
      }
      return new Usual(means);
    }

    /// A pooled vector less what is usual, of norm 1.
    float[] apart(float[] vector, int pooled) {
      float[] apart = vector.clone();
      Vectors.axpy(-1, means[pooled], 0, apart, 0, apart.length);
      Vectors.scale(1 / (float) Math.sqrt(Math.max(1e-12, Vectors.squaredNorm(apart))), apart);
      return apart;
    }
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

  /// The share of both sets' members that are in both, by their weight (Jaccard).
  private static double overlap(
      Set<String> one, Set<String> other, ToDoubleFunction<String> weight) {
    double shared = 0;
    double all = 0;
    for (String member : union(one, other)) {
      double own = weight.applyAsDouble(member);
      all += own;
      shared += one.contains(member) && other.contains(member) ? own : 0;
    }
    return all == 0 ? 0 : shared / all;
  }

  /// In an order that does not change from run to run: sums depend on it.
  private static Set<String> union(Set<String> one, Set<String> other) {
    var union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }
}
