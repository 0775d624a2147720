package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.shop.ExperimentResults.ArmResult;
import io.shopkeeper.experiment.shop.ExperimentResults.Difference;
import io.shopkeeper.experiment.statistics.Comparison;
import io.shopkeeper.experiment.statistics.Comparison.Effect;
import io.shopkeeper.experiment.statistics.Comparison.Scale;
import io.shopkeeper.experiment.statistics.Comparison.Undefined;
import io.shopkeeper.experiment.statistics.FixedTest;
import io.shopkeeper.experiment.statistics.Measure;
import io.shopkeeper.experiment.statistics.Moments;
import io.shopkeeper.experiment.statistics.Multiplicity;
import io.shopkeeper.experiment.statistics.PlannedSequence;
import io.shopkeeper.experiment.statistics.Verdict;
import io.shopkeeper.experiment.statistics.Warning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Compares every arm with the first.
///
/// @param alpha of all comparisons together that are made at a time: the arms' share it, and so do
///   segments
/// @param planned units of all arms
record ArmComparison(double alpha, long planned) {

  List<Difference> differences(List<ArmResult> arms, Outcome outcome) {
    Measure measure = outcome == Outcome.CONVERSION ? Measure.PROPORTION : Measure.MEAN;
    Moments control = moments(arms.getFirst(), outcome);
    var sequence = new PlannedSequence(alpha / (arms.size() - 1), planned);
    var differences = new ArrayList<Difference>();
    for (ArmResult arm : arms.subList(1, arms.size())) {
      Moments treatment = moments(arm, outcome);
      differences.add(
          switch (Comparison.of(measure, control, treatment, Scale.ABSOLUTE)) {
            case Undefined(Comparison.Reason reason, double _, double _) ->
                new Difference.Untold(arm.name(), outcome, reason);
            case Effect effect -> {
              Verdict fixed = FixedTest.STANDARD.judge(effect);
              var warnings = EnumSet.copyOf(Warning.of(measure, control));
              warnings.addAll(Warning.of(measure, treatment));
              yield new Difference.Told(
                  arm.name(),
                  outcome,
                  fixed.interval(),
                  fixed.pValue(),
                  sequence.judge(effect).interval(),
                  warnings);
            }
          });
    }
    return adjusted(differences);
  }

  private static Moments moments(ArmResult arm, Outcome outcome) {
    return outcome == Outcome.CONVERSION ? arm.conversion() : arm.revenue();
  }

  private static List<Difference> adjusted(List<Difference> differences) {
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
                  told.outcome(),
                  told.fixed(),
                  adjusted[at++],
                  told.alwaysValid(),
                  told.warnings())
              : one);
    }
    return result;
  }
}
