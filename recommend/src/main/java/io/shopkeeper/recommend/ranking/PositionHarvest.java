package io.shopkeeper.recommend.ranking;

import java.util.Arrays;

/// Learns how often each position of a list is looked at, from the lists of two arms that visitors
/// were given by chance.
///
/// Intervention harvesting (Agarwal, Zaitsev, Wang, Li, Najork and Joachims, "Estimating position
/// bias without intrusive interventions", WSDM 2019): products that one arm puts at position k and
/// the other at k′ are as attractive to those who see the one as to those who see the other, so
/// that their clicks differ by `θ_k / θ_k′` alone. With n impressions and c clicks of the products
/// that the first arm puts at a and the second at b, each by arm, clicks are Poisson of mean `n θ
/// r_ab`; likelihood is climbed by turns, `r_ab = (c¹ + c²) / (n¹ θ_a + n² θ_b)` and `θ_k = Σ c / Σ
/// n r` over all that was shown at k. For one thread.
public final class PositionHarvest {
  private static final int ROUNDS = 500;

  private final int positions;

  /// By arm, the position in the first arm and in the second.
  private final double[][][] shown;

  private final double[][][] clicked;

  /// @param positions that are told apart, from the top; farther ones are not heard
  public PositionHarvest(int positions) {
    if (positions < 2) {
      throw new IllegalArgumentException("positions is %d, not at least 2".formatted(positions));
    }
    this.positions = positions;
    shown = new double[2][positions][positions];
    clicked = new double[2][positions][positions];
  }

  /// A product that somebody was shown.
  ///
  /// @param second whether by the second arm
  /// @param first its position in the first arm's list for them, 0 for the top; −1 if not in it
  /// @param other its position in the second arm's
  public void add(boolean second, int first, int other, boolean click) {
    if (first >= 0 && first < positions && other >= 0 && other < positions) {
      int arm = second ? 1 : 0;
      shown[arm][first][other]++;
      clicked[arm][first][other] += click ? 1 : 0;
    }
  }

  /// How often a position is looked at, the top always; `NaN` for one where nothing was clicked.
  ///
  /// @throws IllegalArgumentException where nothing was clicked at the top
  public double[] propensities() {
    double[] theta = new double[positions];
    Arrays.fill(theta, 1);
    double[][] rates = new double[positions][positions];
    for (int round = 0; round < ROUNDS; round++) {
      for (int a = 0; a < positions; a++) {
        for (int b = 0; b < positions; b++) {
          double looked = shown[0][a][b] * theta[a] + shown[1][a][b] * theta[b];
          rates[a][b] = looked == 0 ? 0 : (clicked[0][a][b] + clicked[1][a][b]) / looked;
        }
      }
      for (int k = 0; k < positions; k++) {
        double clicks = 0;
        double expected = 0;
        for (int other = 0; other < positions; other++) {
          clicks += clicked[0][k][other] + clicked[1][other][k];
          expected += shown[0][k][other] * rates[k][other] + shown[1][other][k] * rates[other][k];
        }
        theta[k] = expected == 0 ? 0 : clicks / expected;
      }
    }
    if (theta[0] == 0) {
      throw new IllegalArgumentException(
          "nothing that both arms show was clicked at the top: there is nothing to compare with");
    }
    return Arrays.stream(theta).map(of -> of == 0 ? Double.NaN : of / theta[0]).toArray();
  }
}
