package io.shopkeeper.recommend.training;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.RankingMetric;
import java.time.Duration;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// How a family of models did on a shop's validation data, with the best settings found for it.
///
/// @param model the family
/// @param settings in words
/// @param metrics on customers that the settings were not chosen by
/// @param took to find the settings
public record Trial(String model, String settings, MetricReport metrics, Duration took) {

  static final int CUTOFF = 10;

  /// What models are chosen by.
  public static final String CRITERION = RankingMetric.NDCG.at(Trial.CUTOFF);

  static final Comparator<Trial> BEST_FIRST =
      Comparator.<Trial>comparingDouble(trial -> trial.quality().estimate()).reversed();

  /// The figure it is compared by.
  public Interval quality() {
    Interval quality = find(CRITERION);
    return quality == null ? Interval.exact(0) : quality;
  }

  /// A metric by its name, as in `hit-rate@10`.
  public @Nullable Interval find(String metric) {
    return metrics.metrics().get(metric);
  }
}
