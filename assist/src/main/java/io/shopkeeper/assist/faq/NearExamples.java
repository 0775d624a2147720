package io.shopkeeper.assist.faq;

import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.numeric.Cholesky;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells classes by few examples of each: a kernel ridge regression to their indicators, whose
/// kernel is the likeness of meaning and of spelling. What it would say of an example without
/// having seen it follows in closed form (Rifkin and Lippert, "Notes on regularized least squares",
/// MIT 2007); by that its form is chosen, and the lead a class needs over the others to be sure.
///
/// Cost: examples³/3 multiplications for each form once, O(examples · (width + classes)) a text.
/// Immutable.
public final class NearExamples<C> {
  private static final List<Form> FORMS =
      Stream.of(1.0, 2.0, 4.0)
          .flatMap(sharpness -> Stream.of(.1, .3).map(spelling -> new Form(sharpness, spelling)))
          .toList();

  private static final double PENALTY = .1;
  private static final double LEAST = 1e-9;

  private final Meanings meanings;
  private final Spelling spelling;
  private final List<C> classes;
  private final Fit fit;

  /// @param sharpness of the likeness of meaning
  /// @param spelling weight of that of spelling
  private record Form(double sharpness, double spelling) {
    double likeness(double cosine, double overlap) {
      return Math.exp(sharpness * (cosine - 1)) + spelling * overlap;
    }
  }

  /// @param weights [examples][classes; last what is in none of them]
  /// @param leads needed, by class
  /// @param worth of the examples named so, left out
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Fit(Form form, double[][] weights, double[] leads, int worth) {}

  /// What a text is likest to.
  ///
  /// @param best null for what is in no class
  /// @param sure whether the lead is what it must be; never for what is in no class
  /// @param lead over the second, as a share of what it must be
  public record Nearest<C>(@Nullable C best, boolean sure, double lead) {}

  private NearExamples(Meanings meanings, Spelling spelling, List<C> classes, Fit fit) {
    this.meanings = meanings;
    this.spelling = spelling;
    this.classes = classes;
    this.fit = fit;
  }

  /// @param labels of each; null for what is in no class
  /// @param harm how many texts named rightly make up for one that is wrongly named this class;
  ///   classes of equal harm need the same lead
  /// @param workers that try a form each
  public static <C> NearExamples<C> of(
      List<TextFeatures> examples,
      List<@Nullable C> labels,
      ToIntFunction<C> harm,
      Workers workers) {
    var classes = new ArrayList<C>();
    for (C label : labels) {
      if (label != null && !classes.contains(label)) {
        classes.add(label);
      }
    }
    int[] classOf =
        labels.stream()
            .mapToInt(label -> label == null ? classes.size() : classes.indexOf(label))
            .toArray();
    Meanings meanings = Meanings.of(examples);
    Spelling spelling = Spelling.of(examples);
    double[][] cosines = meanings.centredCosines();
    double[][] overlaps =
        examples.stream()
            .map(example -> spelling.overlaps(example.ngrams()))
            .toArray(double[][]::new);
    int[] harms = classes.stream().mapToInt(harm).toArray();
    Fit[] fits = new Fit[FORMS.size()];
    workers.forEach(
        fits.length,
        1,
        () -> form -> fits[form] = fit(FORMS.get(form), cosines, overlaps, classOf, harms));
    Fit best = Arrays.stream(fits).max(Comparator.comparingInt(Fit::worth)).orElseThrow();
    return new NearExamples<>(meanings, spelling, classes, best);
  }

  private static Fit fit(
      Form form, double[][] cosines, double[][] overlaps, int[] classOf, int[] harms) {
    int n = classOf.length;
    int none = harms.length;
    double[][] kernel = new double[n][]; // Below its diagonal.
    for (int i = 0; i < n; i++) {
      kernel[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        kernel[i][j] = form.likeness(cosines[i][j], overlaps[i][j]);
      }
      kernel[i][i] += PENALTY;
    }
    Cholesky solver = Cholesky.of(kernel);
    double[][] indicators = new double[n][none + 1];
    for (int i = 0; i < n; i++) {
      indicators[i][classOf[i]] = 1;
    }
    return judged(form, solver, solver.solve(indicators), classOf, harms);
  }

  /// The leads from which on the examples left out that are named are worth the most.
  private static Fit judged(
      Form form, Cholesky solver, double[][] weights, int[] classOf, int[] harms) {
    int n = classOf.length;
    int none = harms.length;
    double[] inverse = solver.inverseDiagonal();
    double[] leads = new double[n];
    int[] best = new int[n];
    for (int i = 0; i < n; i++) {
      double[] leftOut = new double[none + 1];
      for (int c = 0; c <= none; c++) {
        leftOut[c] = (classOf[i] == c ? 1 : 0) - weights[i][c] / inverse[i];
      }
      best[i] = best(leftOut);
      leads[i] = lead(leftOut, best[i]);
    }
    double[] needed = new double[none];
    Arrays.fill(needed, Double.POSITIVE_INFINITY);
    int worth = 0;
    for (int harm : IntStream.of(harms).distinct().toArray()) {
      List<Integer> order =
          IntStream.range(0, n)
              .filter(i -> best[i] < none && harms[best[i]] == harm)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -leads[i]))
              .toList();
      int most = 0;
      int sum = 0;
      double lead = Double.POSITIVE_INFINITY;
      for (int i : order) {
        sum += best[i] == classOf[i] ? 1 : -harm;
        if (sum > most) {
          most = sum;
          lead = leads[i];
        }
      }
      for (int c = 0; c < none; c++) {
        needed[c] = harms[c] == harm ? lead : needed[c];
      }
      worth += most;
    }
    return new Fit(form, weights, needed, worth);
  }

  /// What a text is likest to.
  public Nearest<C> nearest(TextFeatures text) {
    double[] margins = margins(text);
    int best = best(margins);
    if (best == classes.size()) {
      return new Nearest<>(null, false, 0);
    }
    double lead = lead(margins, best);
    double needed = fit.leads[best];
    return new Nearest<>(classes.get(best), lead >= needed, lead / Math.max(needed, LEAST));
  }

  private double[] margins(TextFeatures text) {
    double[] cosines = meanings.centredCosines(Meanings.vector(text));
    double[] overlaps = spelling.overlaps(text.ngrams());
    double[] margins = new double[classes.size() + 1];
    for (int i = 0; i < cosines.length; i++) {
      double likeness = fit.form.likeness(cosines[i], overlaps[i]);
      for (int c = 0; c < margins.length; c++) {
        margins[c] += likeness * fit.weights[i][c];
      }
    }
    return margins;
  }

  private static int best(double[] margins) {
    int best = 0;
    for (int c = 1; c < margins.length; c++) {
      best = margins[c] > margins[best] ? c : best;
    }
    return best;
  }

  private static double lead(double[] margins, int best) {
    double second = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < margins.length; c++) {
      second = c == best ? second : Math.max(second, margins[c]);
    }
    return margins[best] - second;
  }
}
