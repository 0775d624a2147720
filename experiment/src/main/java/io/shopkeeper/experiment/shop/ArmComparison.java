package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.shop.ExperimentResults.ArmResult;
import io.shopkeeper.experiment.shop.ExperimentResults.Difference;
import io.shopkeeper.experiment.statistics.Comparison;
import io.shopkeeper.experiment.statistics.Comparison.Effect;
import io.shopkeeper.experiment.statistics.Comparison.Undefined;
import io.shopkeeper.experiment.statistics.FixedTest;
import io.shopkeeper.experiment.statistics.Multiplicity;
import io.shopkeeper.experiment.statistics.PlannedSequence;
import io.shopkeeper.experiment.statistics.Sample;
import io.shopkeeper.experiment.statistics.Verdict;
import io.shopkeeper.experiment.statistics.Warning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Compares every arm with the first.
///
/// @param alpha of one comparison: that of all that are made at a time, arms and segments, over
///   their number
/// @param planned units of all arms
record ArmComparison(double alpha, long planned) {

  /// p-values are not adjusted yet.
  List<Difference> differences(List<ArmResult> arms, Metric metric) {
    Measured control = arms.getFirst().measured(metric);
    return arms.subList(1, arms.size()).stream()
        .map(arm -> difference(arm.name(), metric, control, arm.measured(metric)))
        .toList();
  }

  private Difference difference(String arm, Metric metric, Measured control, Measured treatment) {
    return switch (treatment.against(control)) {
      case Undefined(Comparison.Reason reason, double _, double _) ->
          new Difference.Untold(arm, metric, reason);
      case Effect effect -> {
        Verdict fixed = FixedTest.STANDARD.judge(effect);
        var warnings = EnumSet.noneOf(Warning.class);
        warnings.addAll(control.warnings());
        warnings.addAll(treatment.warnings());
        yield new Difference.Told(
            arm,
            metric,
            fixed.interval(),
            fixed.pValue(),
            new PlannedSequence(alpha, planned).judge(effect).interval(),
            left(effect, control.sample(), treatment.sample()),
            warnings);
      }
    };
  }

  /// The variance of the difference as a share of what it would be without covariates.
  private static double left(Effect effect, Sample control, Sample treatment) {
    double plain = control.variance() / control.units() + treatment.variance() / treatment.units();
    return effect.standardError() * effect.standardError() / plain;
  }

  /// With the p-values of all arms by one metric adjusted by Holm.
  static List<Difference> adjusted(List<Difference> differences) {
    double[] adjusted =
        Multiplicity.HOLM.adjust(
            differences.stream()
                .filter(Difference.Told.class::isInstance)
                .mapToDouble(one -> ((Difference.Told) one).pValue())
                .toArray());
    var result = new ArrayList<Difference>();
    int at = 0;
    for (Difference one : differences) {
      result.add(
          one instanceof Difference.Told told
              ? new Difference.Told(
                  told.arm(),
                  told.metric(),
                  told.fixed(),
                  adjusted[at++],
                  told.alwaysValid(),
                  told.varianceLeft(),
                  told.warnings())
              : one);
    }
    return result;
  }
}
