package io.shopkeeper.profile.evaluation;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.predict.FeatureColumn;
import io.shopkeeper.profile.predict.FeatureTable;
import io.shopkeeper.profile.uplift.Qini;
import io.shopkeeper.profile.uplift.Trial;
import io.shopkeeper.profile.uplift.UpliftLearner;
import io.shopkeeper.profile.uplift.UpliftTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Whom a campaign changes (Hillstrom's e-mail challenge): half of the customers, drawn at random,
/// are learned from and choose the learner, the other half is only ranked. Every campaign is
/// compared with no campaign, and all of them together too; what happened behind a campaign is no
/// feature.
public record UpliftProtocol(Seed seed, Workers workers, Progress progress) {
  private static final List<String> TREATMENT =
      List.of("segment", "treatment", "group", "variant", "campaign");
  private static final List<String> OUTCOME =
      List.of("visit", "outcome", "conversion", "converted");
  private static final List<String> BEHIND =
      List.of("visit", "conversion", "converted", "spend", "outcome", "exposure", "revenue");
  private static final List<String> WITHOUT =
      List.of("noemail", "control", "none", "no", "0", "false", "placebo", "holdout");
  private static final double FIRST = .3;

  /// One campaign, or all, against none.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Contrast(String name, int[] learned, int[] judged, double[] scores, Qini qini) {}

  /// Chooses and trains; the answer judges the ranking of the other half.
  ///
  /// @param model a learner's name, or `auto`
  /// @throws ProfileException if a column is missing or there is too little to learn from
  public Function<Bootstrap, ProtocolResult> fit(Records records, String model) {
    int treatment = records.require(TREATMENT);
    int outcome = records.require(OUTCOME);
    boolean[] happened = records.outcomes(outcome);
    List<FeatureColumn> columns = new ArrayList<>();
    for (int c = 0; c < records.columns().size(); c++) {
      if (c != treatment
          && !BEHIND.contains(Records.plain(records.columns().get(c)))
          && !records.identifies(c)) {
        columns.add(records.feature(c));
      }
    }
    FeatureTable features = new FeatureTable(columns, happened.length).informative();
    String[] arms = new String[happened.length];
    boolean[] treated = new boolean[arms.length];
    var names = new TreeMap<String, Integer>();
    for (int row = 0; row < arms.length; row++) {
      arms[row] = records.cells().get(row)[treatment];
      treated[row] = !WITHOUT.contains(Records.plain(arms[row]));
      if (treated[row]) {
        names.merge(arms[row], 1, Integer::sum);
      }
    }
    var trial = new Trial(features, treated, happened).requireEnough();
    boolean[] learned = half(arms, seed.generator("halves"));
    List<Contrast> contrasts = new ArrayList<>();
    var choice = new StringBuilder();
    List<String> campaigns = new ArrayList<>();
    campaigns.add("");
    if (names.size() > 1) {
      campaigns.addAll(names.keySet());
    }
    String served = "";
    for (String campaign : campaigns) {
      progress.at("campaigns", contrasts.size(), campaigns.size());
      int[] all =
          IntStream.range(0, arms.length)
              .filter(row -> !treated[row] || campaign.isEmpty() || arms[row].equals(campaign))
              .toArray();
      int[] train = Arrays.stream(all).filter(row -> learned[row]).toArray();
      int[] test = Arrays.stream(all).filter(row -> !learned[row]).toArray();
      var trainer = new UpliftTrainer(seed, workers);
      UpliftTrainer.Chosen chosen =
          model.equals("auto")
              ? trainer.train(trial.rows(train))
              : trainer.train(trial.rows(train), learner(model));
      Trial judged = trial.rows(test);
      double[] scores = chosen.model().uplift(judged.features());
      String prefix =
          campaign.isEmpty()
              ? ""
              : campaign.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-") + "/";
      contrasts.add(new Contrast(prefix, train, test, scores, new Qini(judged, scores)));
      served = served.isEmpty() ? chosen.learner().label() : served;
      choice.append("; ").append(campaign.isEmpty() ? "all campaigns" : campaign).append(": ");
      choice.append(chosen.learner().label()).append(" of ").append(text(chosen.coefficients()));
    }
    String name = served;
    String settings =
        "%,d learned from, %,d ranked, Qini of held-out folds%s"
            .formatted(
                contrasts.getFirst().learned.length, contrasts.getFirst().judged.length, choice);
    return bootstrap -> judged(contrasts, arms.length, name, settings, bootstrap);
  }

  private static String text(Map<UpliftLearner, Double> coefficients) {
    return String.join(
        ", ",
        coefficients.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %.5f", e.getKey().label(), e.getValue()))
            .toList());
  }

  private static UpliftLearner learner(String name) {
    return Arrays.stream(UpliftLearner.values())
        .filter(learner -> learner.label().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no model '%s': auto, %s"
                    .formatted(
                        name,
                        String.join(
                            ", ",
                            Arrays.stream(UpliftLearner.values())
                                .map(UpliftLearner::label)
                                .toList()))));
  }

  /// Half of the customers of every arm.
  private static boolean[] half(String[] arms, RandomGenerator random) {
    int[] order = IntStream.range(0, arms.length).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    boolean[] half = new boolean[arms.length];
    var turn = new TreeMap<String, Boolean>();
    for (int row : order) {
      half[row] = Boolean.TRUE.equals(turn.merge(arms[row], true, (was, _) -> !was));
    }
    return half;
  }

  private static ProtocolResult judged(
      List<Contrast> contrasts, int records, String model, String settings, Bootstrap bootstrap) {
    SequencedMap<String, Interval> metrics = new LinkedHashMap<>();
    for (Contrast contrast : contrasts) {
      List<Interval> intervals =
          bootstrap.figures(
              contrast.scores.length,
              draws ->
                  new double[] {
                    contrast.qini.coefficient(draws),
                    contrast.qini.upliftOfFirst(FIRST, draws),
                    contrast.qini.upliftOfFirst(1, draws)
                  });
      metrics.put(contrast.name + "qini", intervals.get(0));
      metrics.put(contrast.name + "uplift@30%", intervals.get(1));
      metrics.put(contrast.name + "uplift", intervals.get(2));
    }
    Contrast all = contrasts.getFirst();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < all.scores.length; i++) {
      lines.add(String.format(Locale.ROOT, "%d\t%.6f", all.judged[i] + 1, all.scores[i]));
    }
    return new ProtocolResult(
            "uplift", model, settings, new MetricReport(metrics), "records", lines)
        .withRecords(records);
  }
}
