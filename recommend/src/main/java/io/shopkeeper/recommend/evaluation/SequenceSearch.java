package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// Climbs to settings of transitions, one at a time and step by step as long as a step helps.
///
/// Deterministic. The quality is asked for about five times as many settings as there are axes,
/// since only steps from the best so far are tried.
///
/// @param quality of settings, greater is better
record SequenceSearch(ToDoubleFunction<TransitionSettings> quality) {

  /// A smaller gain, as a share of what is reached, is chance: following it fits the held-out items
  /// and nothing else.
  static final double LEAST_GAIN = .005;

  /// What may be tried, the settings that matter most first.
  private static final double[][] AXES = {
    {.5, .75, 1, 1.5, 2, 3, 5, 10, 30, Double.POSITIVE_INFINITY}, // half-life
    {0, .25, .5, .75, 1, 1.5, 2}, // decay
    {0, .08, .15, .22, .3, .4, .5, .7}, // target
    {0, .5, 1, 2, 4, 8}, // shrinkage
    {0, .1, .2, .35, .5, .75, 1}, // backward
    {.4, .6, .8, 1}, // power
    {0, .15, .3, .45, .6, .8}, // source
    {1e-4, 1e-3, 1e-2}, // popularity
  };

  /// The places of [TransitionSettings#DEFAULT] on the axes.
  private static final int[] START = {3, 2, 2, 2, 2, 2, 2, 1};

  /// The best settings found, starting from the default ones.
  TransitionSettings climb() {
    int[] lengths = Arrays.stream(AXES).mapToInt(axis -> axis.length).toArray();
    var climb =
        new AxisClimb(lengths, LEAST_GAIN, places -> quality.applyAsDouble(settings(places)));
    return settings(climb.from(START));
  }

  private static TransitionSettings settings(int[] places) {
    return new TransitionSettings(
        TransitionSettings.DEFAULT.followers(),
        AXES[1][places[1]],
        AXES[4][places[4]],
        AXES[5][places[5]],
        AXES[6][places[6]],
        AXES[2][places[2]],
        AXES[3][places[3]],
        AXES[0][places[0]],
        AXES[7][places[7]],
        RelationWeights.DEFAULT);
  }
}
