package io.shopkeeper.profile.segment;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.NewtonLogistic;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Customers who are like those of a segment without being in it.
///
/// Logistic regression tells members from the others by their figures and tastes; the others that
/// it takes for members are the most alike. That some of the others are what members are does not
/// change the order (C. Elkan and K. Noto, "Learning classifiers from only positive and unlabeled
/// data", KDD 2008). Some twenty thousand customers are learned from; O(customers · columns²).
///
/// @param ranked all others, the most alike first
/// @param quality measured before
public record LookAlikes(List<Alike> ranked, Quality quality) {
  private static final int LEAST = 20;
  private static final int MOST_LEARNED = 20_000;
  private static final int REASONS = 3;
  private static final double PENALTY = 1;
  private static final Seed SEED = new Seed(1);

  public LookAlikes {
    ranked = List.copyOf(ranked);
  }

  /// One of the others.
  ///
  /// @param likeness from 0 to 1, to be compared within a segment only
  /// @param reasons what speaks for it, the foremost first
  public record Alike(String customer, double likeness, List<Reason> reasons) {
    public Alike {
      reasons = List.copyOf(reasons);
    }
  }

  /// A figure, as in `orders`, or a taste, as in `category:tea`.
  ///
  /// @param deviations from the mean of all customers, in standard deviations
  /// @param weight what it adds to the logarithm of the odds
  public record Reason(String figure, double deviations, double weight) {}

  /// Half of the members were held out, and looked for among all others.
  ///
  /// @param held how many these are
  /// @param precision of as many of the most alike, those that are of them
  /// @param random the same of as many drawn at random
  public record Quality(int held, Interval precision, double random) {}

  /// @param members of the segment, as they are counted
  /// @throws IllegalArgumentException if they, or the others, are too few to learn from
  public static LookAlikes of(Population population, Set<String> members, Workers workers) {
    Population.Columns columns = population.columns();
    boolean[] in = new boolean[columns.customers().size()];
    var inside = new ArrayList<Integer>();
    for (int row = 0; row < in.length; row++) {
      in[row] = members.contains(columns.customers().get(row));
      if (in[row]) {
        inside.add(row);
      }
    }
    if (inside.size() < LEAST || in.length - inside.size() < LEAST) {
      throw new IllegalArgumentException(
          "at least %d customers are needed in a segment and outside: %,d of %,d are in it"
              .formatted(LEAST, inside.size(), in.length));
    }
    Model all = Model.fit(columns, in, Set.of(), workers);
    return new LookAlikes(
        all.ranked(row -> !in[row]).map(all::alike).toList(),
        quality(columns, in, inside, workers));
  }

  private static Quality quality(
      Population.Columns columns, boolean[] in, List<Integer> inside, Workers workers) {
    Collections.shuffle(inside, SEED.generator("held out"));
    Set<Integer> held = new HashSet<>(inside.subList(0, inside.size() / 2));
    int others = in.length - inside.size() + held.size();
    long hits =
        Model.fit(columns, in, held, workers)
            .ranked(row -> !in[row] || held.contains(row))
            .limit(held.size())
            .filter(held::contains)
            .count();
    return new Quality(
        held.size(), Interval.ofShare(hits, held.size()), (double) held.size() / others);
  }

  /// What tells members from the others.
  private record Model(Population.Columns columns, LinearModel linear) {

    /// @param held members that are taken for others
    static Model fit(Population.Columns columns, boolean[] in, Set<Integer> held, Workers workers) {
      RandomGenerator random = SEED.generator("learned from");
      IntPredicate member = row -> in[row] && !held.contains(row);
      double kept = (double) MOST_LEARNED / in.length;
      int[] rows =
          IntStream.range(0, in.length)
              .filter(row -> random.nextDouble() < kept || member.test(row))
              .toArray();
      double[] targets = Arrays.stream(rows).mapToDouble(row -> member.test(row) ? 1 : 0).toArray();
      double[][] values =
          Arrays.stream(columns.values())
              .map(column -> Arrays.stream(rows).mapToDouble(row -> column[row]).toArray())
              .toArray(double[][]::new);
      return new Model(columns, new NewtonLogistic(PENALTY).fit(values, targets, workers));
    }

    /// Rows, the most alike first.
    Stream<Integer> ranked(IntPredicate asked) {
      double[] margins =
          IntStream.range(0, columns.customers().size()).mapToDouble(this::margin).toArray();
      return IntStream.range(0, margins.length)
          .filter(asked)
          .boxed()
          .sorted(
              Comparator.comparingDouble((Integer row) -> -margins[row]).thenComparing(row -> row));
    }

    private double margin(int row) {
      double sum = linear.bias();
      for (int c = 0; c < columns.values().length; c++) {
        sum += linear.weights()[c] * columns.values()[c][row];
      }
      return sum;
    }

    Alike alike(int row) {
      var reasons = new ArrayList<Reason>();
      for (int c = 0; c < columns.values().length; c++) {
        double value = columns.values()[c][row];
        double weight = linear.weights()[c] * value;
        if (weight > 0) {
          reasons.add(new Reason(columns.names().get(c), value, weight));
        }
      }
      reasons.sort(Comparator.comparingDouble((Reason reason) -> -reason.weight));
      return new Alike(
          columns.customers().get(row),
          LinearModel.probability(margin(row)),
          reasons.subList(0, Math.min(REASONS, reasons.size())));
    }
  }
}
