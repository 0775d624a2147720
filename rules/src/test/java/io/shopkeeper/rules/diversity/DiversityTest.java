package io.shopkeeper.rules.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiversityTest {
  private static final int CANDIDATES = 12;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theProcessLosesWhatTheDeterminantSays(long seed) {
    double[][] likeness = likeness(seed);
    var process = new DeterminantalPointProcess(CANDIDATES, (i, j) -> likeness[i][j], .7);
    var chosen = new ArrayList<Integer>();
    for (int step = 0; step < CANDIDATES - 1; step++) {
      double before = Math.log(determinant(kernel(likeness, chosen)));
      for (int i = 0; i < CANDIDATES; i++) {
        if (!chosen.contains(i)) {
          var more = new ArrayList<>(chosen);
          more.add(i);
          double gain = Math.log(determinant(kernel(likeness, more))) - before;
          assertThat(process.penalty(i)).isEqualTo(.7 * gain, within(1e-9));
        }
      }
      chosen.add(next(chosen, seed + step));
      process.choose(chosen.getLast());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsLostIsNeverWonBack(long seed) {
    double[][] likeness = likeness(seed);
    for (Diversity diversity :
        List.of(
            new DeterminantalPointProcess(CANDIDATES, (i, j) -> likeness[i][j], 1),
            new MaximalMarginalRelevance(CANDIDATES, (i, j) -> likeness[i][j], 1))) {
      double[] last = new double[CANDIDATES];
      var chosen = new ArrayList<Integer>();
      for (int step = 0; step < CANDIDATES; step++) {
        chosen.add(next(chosen, seed + step));
        diversity.choose(chosen.getLast());
        for (int i = 0; i < CANDIDATES; i++) {
          if (!chosen.contains(i)) {
            assertThat(diversity.penalty(i)).isLessThanOrEqualTo(last[i]);
            last[i] = diversity.penalty(i);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void marginalRelevanceLosesByTheNearest(long seed) {
    double[][] likeness = likeness(seed);
    var relevance = new MaximalMarginalRelevance(CANDIDATES, (i, j) -> likeness[i][j], 2);
    relevance.choose(3);
    relevance.choose(7);
    assertThat(relevance.penalty(0))
        .isEqualTo(-2 * Math.max(likeness[0][3], likeness[0][7]), within(1e-12));
  }

  private static int next(List<Integer> chosen, long seed) {
    int first = (int) (seed % CANDIDATES);
    while (chosen.contains(first)) {
      first = (first + 1) % CANDIDATES;
    }
    return first;
  }

  /// Cosines of random vectors without negative parts.
  private static double[][] likeness(long seed) {
    RandomGenerator random = new Seed(seed).generator("likeness");
    double[][] vectors = new double[CANDIDATES][6];
    for (double[] vector : vectors) {
      double length = 0;
      for (int k = 0; k < vector.length; k++) {
        vector[k] = random.nextInt(3) == 0 ? random.nextDouble() : 0.01;
        length += vector[k] * vector[k];
      }
      for (int k = 0; k < vector.length; k++) {
        vector[k] /= Math.sqrt(length);
      }
    }
    double[][] likeness = new double[CANDIDATES][CANDIDATES];
    for (int i = 0; i < CANDIDATES; i++) {
      for (int j = 0; j < CANDIDATES; j++) {
        for (int k = 0; k < 6; k++) {
          likeness[i][j] += vectors[i][k] * vectors[j][k];
        }
      }
    }
    return likeness;
  }

  private static double[][] kernel(double[][] likeness, List<Integer> of) {
    double[][] kernel = new double[of.size()][of.size()];
    for (int i = 0; i < of.size(); i++) {
      for (int j = 0; j < of.size(); j++) {
        kernel[i][j] =
            i == j ? 1 : DeterminantalPointProcess.SHRINKAGE * likeness[of.get(i)][of.get(j)];
      }
    }
    return kernel;
  }

  /// By elimination.
  private static double determinant(double[][] matrix) {
    double determinant = 1;
    for (int k = 0; k < matrix.length; k++) {
      determinant *= matrix[k][k];
      for (int i = k + 1; i < matrix.length; i++) {
        double factor = matrix[i][k] / matrix[k][k];
        for (int j = k; j < matrix.length; j++) {
          matrix[i][j] -= factor * matrix[k][j];
        }
      }
    }
    return determinant;
  }
}
