package io.shopkeeper.advertise.campaign;

import io.shopkeeper.advertise.campaign.CampaignForecast.Answers;
import io.shopkeeper.numeric.Gamma;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// The rate of answers that a campaign may have before it has been shown, as the shop's other
/// campaigns tell: a gamma distribution, which what it is answered itself then narrows.
///
/// Campaigns differ. The logarithms of their rates are taken to lie about one mean with a deviation
/// that the others tell, as far as chance does not explain how they differ, together with a guess
/// that counts as four campaigns more (R. DerSimonian and N. Laird, "Meta-analysis in clinical
/// trials", Controlled Clinical Trials 7, 1986). With one other campaign only the guess tells; that
/// one may be unusual itself, which doubles the variance.
///
/// @param shape of the distribution, above 0
/// @param impressions that it counts for: shape over mean
record UsualRate(double shape, double impressions) {
  /// Without another campaign: Jeffreys' prior.
  private static final UsualRate UNKNOWN = new UsualRate(.5, 1);

  /// A deviation of the logarithms: one campaign of twenty differs from the mean by more than a
  /// factor of 2.7. An assumption.
  private static final double GUESS = .5;

  private static final double GUESSED = 4;

  static UsualRate of(List<Answers> others, ToDoubleFunction<Answers> of) {
    List<Answers> seen = others.stream().filter(one -> one.impressions() > 0).toList();
    int count = seen.size();
    if (count == 0) {
      return UNKNOWN;
    }
    double[] logs = new double[count];
    double[] chance = new double[count];
    double mean = 0;
    for (int k = 0; k < count; k++) {
      double answers = of.applyAsDouble(seen.get(k)) + .5;
      logs[k] = Math.log(answers / (seen.get(k).impressions() + 1));
      chance[k] = 1 / answers;
      mean += logs[k] / count;
    }
    double squares = 0;
    for (int k = 0; k < count; k++) {
      squares += (logs[k] - mean) * (logs[k] - mean) - chance[k] * (count - 1) / count;
    }
    double between = (GUESSED * GUESS * GUESS + Math.max(0, squares)) / (GUESSED + count - 1);
    double weights = 0;
    double weighed = 0;
    for (int k = 0; k < count; k++) {
      weights += 1 / (between + chance[k]);
      weighed += logs[k] / (between + chance[k]);
    }
    double variance = between + 1 / weights;
    double shape = 1 / Math.expm1(variance);
    return new UsualRate(shape, shape / Math.exp(weighed / weights + variance / 2));
  }

  /// A rate in (0, 1) after what a campaign was answered itself.
  double draw(double answers, double shown, RandomGenerator random) {
    double yes = Gamma.draw(shape + answers, random);
    double no = Gamma.draw(Math.max(.5, impressions - shape + shown - answers), random);
    return yes / (yes + no);
  }
}
