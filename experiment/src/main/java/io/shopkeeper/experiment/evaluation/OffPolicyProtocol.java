package io.shopkeeper.experiment.evaluation;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.experiment.ExperimentException;
import io.shopkeeper.experiment.offpolicy.Estimator;
import io.shopkeeper.experiment.offpolicy.PolicyValue;
import io.shopkeeper.experiment.offpolicy.Rounds;
import io.shopkeeper.experiment.offpolicy.WeightTails;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What another policy would have earned, from a log of actions with their propensities.
///
/// The policy is that of a second log, as the share each action has there by position, and its
/// rewards are the truth to compare with; without one it draws all actions evenly. Rewards are
/// predicted by action and position, each half of the rounds from the other half, drawn towards the
/// mean by a hundred rounds. Limits of weights are not chosen by the estimate: λ is 10 for all
/// logs.
public record OffPolicyProtocol() {
  private static final double LAMBDA = 10;
  private static final double PRIOR_ROUNDS = 100;
  private static final int FOLDS = 2;
  private static final List<Estimator> ESTIMATORS =
      List.of(
          new Estimator.Ipw(Double.POSITIVE_INFINITY),
          new Estimator.Snipw(),
          new Estimator.Direct(),
          new Estimator.DoublyRobust(Double.POSITIVE_INFINITY),
          new Estimator.SelfNormalisedDoublyRobust(),
          new Estimator.SwitchDoublyRobust(LAMBDA),
          new Estimator.OptimisticShrinkage(LAMBDA));

  /// @param policyLog null for even draws
  public ProtocolResult judge(Path file, @Nullable Path policyLog) {
    Log log = Log.read(file);
    Log target = policyLog == null ? null : Log.read(policyLog);
    var actions = new TreeSet<>(List.of(log.actions));
    var positions = new TreeSet<>(List.of(log.positions));
    if (target != null) {
      actions.addAll(List.of(target.actions));
      positions.addAll(List.of(target.positions));
    }
    List<String> actionNames = List.copyOf(actions);
    List<String> positionNames = List.copyOf(positions);
    int[] action = log.numbers(log.actions, actions);
    int[] position = log.numbers(log.positions, positions);
    double[][] policy = new double[positionNames.size()][actionNames.size()];
    if (target == null) {
      Arrays.stream(policy).forEach(row -> Arrays.fill(row, 1. / row.length));
    } else {
      int[] targetAction = target.numbers(target.actions, actions);
      int[] targetPosition = target.numbers(target.positions, positions);
      double[] shown = new double[policy.length];
      for (int i = 0; i < targetAction.length; i++) {
        policy[targetPosition[i]][targetAction[i]]++;
        shown[targetPosition[i]]++;
      }
      for (int p = 0; p < policy.length; p++) {
        for (int a = 0; a < policy[p].length; a++) {
          policy[p][a] = shown[p] == 0 ? 1. / policy[p].length : policy[p][a] / shown[p];
        }
      }
    }
    double[][][] predictions = predictions(log, action, position, policy);
    var rounds = new Rounds();
    for (int i = 0; i < action.length; i++) {
      rounds.add(
          action[i],
          log.propensities[i],
          log.rewards[i],
          policy[position[i]],
          predictions[i % FOLDS][position[i]]);
    }
    var metrics = new LinkedHashMap<String, Interval>();
    metrics.put("logged", PolicyValue.of(log.rewards).interval());
    if (target != null) {
      metrics.put("actual", PolicyValue.of(target.rewards).interval());
    }
    for (Estimator estimator : ESTIMATORS) {
      metrics.put(estimator.label(), PolicyValue.of(estimator.rewards(rounds)).interval());
    }
    WeightTails tails = WeightTails.of(rounds);
    metrics.put("effective-sample-size", Interval.exact(tails.effectiveSampleSize()));
    metrics.put("mean-weight", Interval.exact(tails.mean()));
    metrics.put("max-weight", Interval.exact(tails.max()));
    metrics.put("top-share", Interval.exact(tails.topShare()));
    metrics.put("tail-index", Interval.exact(tails.tailIndex()));
    var report = new MetricReport(metrics);
    return new ProtocolResult(
            "off-policy",
            target == null ? "even draws" : "shares of the second log",
            "%,d actions, %,d positions, %s%s"
                .formatted(
                    actionNames.size(),
                    positionNames.size(),
                    log.columns,
                    tails.tailIndex() > WeightTails.UNTRUSTWORTHY
                        ? "; WARNING: weights have a heavy tail, estimates by them are not to be"
                            + " trusted"
                        : ""),
            report,
            "records",
            report.lines())
        .withRecords(rounds.size());
  }

  /// q by fold that asks, position and action, learned from the other rounds.
  private static double[][][] predictions(
      Log log, int[] action, int[] position, double[][] policy) {
    double mean = Arrays.stream(log.rewards).average().orElse(0);
    double[][][] sums = new double[FOLDS][policy.length][policy[0].length];
    double[][][] counts = new double[FOLDS][policy.length][policy[0].length];
    for (int i = 0; i < action.length; i++) {
      for (int fold = 0; fold < FOLDS; fold++) {
        if (i % FOLDS != fold) {
          sums[fold][position[i]][action[i]] += log.rewards[i];
          counts[fold][position[i]][action[i]]++;
        }
      }
    }
    for (int fold = 0; fold < FOLDS; fold++) {
      for (int p = 0; p < policy.length; p++) {
        for (int a = 0; a < policy[p].length; a++) {
          sums[fold][p][a] =
              (sums[fold][p][a] + PRIOR_ROUNDS * mean) / (counts[fold][p][a] + PRIOR_ROUNDS);
        }
      }
    }
    return sums;
  }

  private record Log(
      String[] actions,
      String[] positions,
      double[] rewards,
      double[] propensities,
      String columns) {

    static Log read(Path file) {
      DelimitedTable table = DelimitedTable.read(file);
      int action = first(table, "item_id", "action", "item", "product", "arm");
      int reward = first(table, "click", "reward", "clicked", "conversion", "purchase");
      int propensity = first(table, "propensity_score", "propensity", "pscore", "probability");
      int position = table.column("position");
      int rows = table.rows();
      double[] rewards = numbers(table, reward);
      double[] propensities = numbers(table, propensity);
      String[] positions = new String[rows];
      Arrays.setAll(positions, i -> position < 0 ? "" : table.columns().get(position).get(i));
      return new Log(
          table.columns().get(action).toArray(String[]::new),
          positions,
          rewards,
          propensities,
          "actions by '%s', rewards '%s', propensities '%s'"
              .formatted(
                  table.names().get(action),
                  table.names().get(reward),
                  table.names().get(propensity)));
    }

    int[] numbers(String[] values, TreeSet<String> names) {
      List<String> sorted = List.copyOf(names);
      return Arrays.stream(values).mapToInt(v -> Collections.binarySearch(sorted, v)).toArray();
    }

    private static int first(DelimitedTable table, String... names) {
      return Arrays.stream(names)
          .mapToInt(table::column)
          .filter(c -> c >= 0)
          .findFirst()
          .orElseThrow(() ->
              new ExperimentException(
                  ExperimentException.Code.NOTHING_TO_COMPARE,
                  "one of the columns %s is needed; there are %s"
                      .formatted(String.join(", ", names), String.join(", ", table.names()))));
    }

    private static double[] numbers(DelimitedTable table, int column) {
      List<String> cells = table.columns().get(column);
      double[] values = new double[cells.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = AbColumns.value(cells.get(i));
        if (Double.isNaN(values[i])) {
          throw new ExperimentException(
              ExperimentException.Code.FILE_UNREADABLE,
              "row %,d: '%s' of column '%s' is no number"
                  .formatted(i + 1, cells.get(i), table.names().get(column)));
        }
      }
      return values;
    }
  }
}
