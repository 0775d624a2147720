package io.shopkeeper.experiment.shop;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.experiment.statistics.Comparison;
import io.shopkeeper.experiment.statistics.Moments;
import io.shopkeeper.experiment.statistics.Warning;
import java.util.List;
import java.util.Set;

/// What an experiment has shown so far.
///
/// @param crossed units that were given more than one arm; left out of everything else
/// @param sampleRatio p-value of the arms' units given their shares
/// @param differences of every arm from the first, conversion and revenue
public record ExperimentResults(
    Experiment experiment,
    List<ArmResult> arms,
    long crossed,
    double sampleRatio,
    List<Difference> differences) {

  public ExperimentResults {
    arms = List.copyOf(arms);
    differences = List.copyOf(differences);
  }

  /// An arm.
  ///
  /// @param conversion of 0 and 1
  /// @param revenue per unit, in minor units
  public record ArmResult(String name, double share, Moments conversion, Moments revenue) {
    public long units() {
      return conversion.count();
    }
  }

  /// An arm against the control.
  public sealed interface Difference {
    String arm();

    Outcome outcome();

    /// @param pValue of the fixed test, adjusted for the arms by Holm
    /// @param fixed for one look at the end
    /// @param alwaysValid for any number of looks, all arms together
    record Told(
        String arm,
        Outcome outcome,
        Interval fixed,
        double pValue,
        Interval alwaysValid,
        Set<Warning> warnings)
        implements Difference {
      public Told {
        warnings = Set.copyOf(warnings);
      }

      /// Whether one may stop on it, however often one has looked.
      public boolean sure() {
        return alwaysValid.low() > 0 || alwaysValid.high() < 0;
      }
    }

    record Untold(String arm, Outcome outcome, Comparison.Reason reason) implements Difference {}
  }
}
