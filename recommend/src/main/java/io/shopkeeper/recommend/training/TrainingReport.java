package io.shopkeeper.recommend.training;

import io.shopkeeper.domain.Provenance;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.recommend.evaluation.Candidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a training tried, what it chose and how good that is, as a model's provenance keeps it
/// among its measures. A model of an earlier program has none of it.
///
/// @param asked the family that was asked for; empty where the best was to be found
/// @param trials on validation data, best first; none in a shop too young to choose by
/// @param omitted why a family was not tried, by its name
/// @param curve nDCG at 10 by the percentage of the visitors learnt from, ascending
/// @param test by model, on data that nothing was chosen by: the chosen model and popularity
/// @param took the whole training
/// @param counted all other measures: what the model has seen
public record TrainingReport(
    String asked,
    List<Trial> trials,
    SortedMap<String, String> omitted,
    SequencedMap<Integer, Interval> curve,
    SequencedMap<String, MetricReport> test,
    Duration took,
    SortedMap<String, String> counted) {

  /// The families of models that can be asked for, by name.
  public static final List<String> FAMILIES =
      Stream.concat(Families.ALL.keySet().stream(), Stream.of(Candidate.Ranked.NAME)).toList();

  private static final String ASKED = "asked.model";
  private static final String TOOK = "training.seconds";
  private static final String VALIDATION = "validation.";
  private static final String TEST = "test.";
  private static final String OMITTED = "omitted.";
  private static final String CURVE = "curve.";

  /// Why a model serves.
  public enum Why {
    /// It found most on validation data.
    BEST,
    /// It was asked for by name.
    ASKED,
    /// The shop is too young to compare models.
    UNTRIED
  }

  public TrainingReport {
    trials = trials.stream().sorted(Trial.BEST_FIRST).toList();
  }

  /// How many of ten products that it shows a model says are bought, and how many were, on data
  /// that nothing was chosen by; empty where it tells no probabilities.
  public Optional<Foretold> foretold(String model) {
    MetricReport metrics = test.get(model);
    Interval told = metrics == null ? null : metrics.metrics().get(TimeSlice.TOLD);
    Interval bought = metrics == null ? null : metrics.metrics().get(TimeSlice.BOUGHT);
    return told == null || bought == null
        ? Optional.empty()
        : Optional.of(new Foretold(told, bought));
  }

  /// Products of ten that are bought, a customer on average.
  public record Foretold(Interval told, Interval bought) {}

  public Why why() {
    if (!asked.isEmpty()) {
      return Why.ASKED;
    }
    return trials.isEmpty() ? Why.UNTRIED : Why.BEST;
  }

  /// As the measures of a provenance.
  SortedMap<String, String> measures() {
    var measures = new TreeMap<>(counted);
    measures.put(ASKED, asked);
    measures.put(TOOK, seconds(took));
    for (Trial trial : trials) {
      String prefix = VALIDATION + trial.model() + ".";
      measures.put(prefix + "settings", trial.settings());
      measures.put(prefix + "seconds", seconds(trial.took()));
      put(prefix, trial.metrics(), measures);
    }
    omitted.forEach((model, why) -> measures.put(OMITTED + model, why));
    test.forEach((model, metrics) -> put(TEST + model + ".", metrics, measures));
    curve.forEach((percent, interval) -> measures.put(CURVE + percent, text(interval)));
    return measures;
  }

  /// What the provenance of a model tells.
  public static TrainingReport of(Provenance provenance) {
    String asked = "";
    var took = Duration.ZERO;
    var validation = new TreeMap<String, Map<String, String>>();
    var test = new TreeMap<String, SequencedMap<String, Interval>>();
    var omitted = new TreeMap<String, String>();
    var curve = new TreeMap<Integer, Interval>();
    var counted = new TreeMap<String, String>();
    for (Map.Entry<String, String> measure : provenance.measures().entrySet()) {
      String name = measure.getKey();
      String value = measure.getValue();
      if (name.equals(ASKED)) {
        asked = value;
      } else if (name.equals(TOOK)) {
        took = duration(value);
      } else if (name.startsWith(VALIDATION)) {
        String[] parts = name.split("\\.", 3);
        validation.computeIfAbsent(parts[1], _ -> new TreeMap<>()).put(parts[2], value);
      } else if (name.startsWith(TEST)) {
        String[] parts = name.split("\\.", 3);
        test.computeIfAbsent(parts[1], _ -> new LinkedHashMap<>()).put(parts[2], interval(value));
      } else if (name.startsWith(OMITTED)) {
        omitted.put(name.substring(OMITTED.length()), value);
      } else if (name.startsWith(CURVE)) {
        curve.put(Integer.valueOf(name.substring(CURVE.length())), interval(value));
      } else {
        counted.put(name, value);
      }
    }
    var trials = new ArrayList<Trial>();
    validation.forEach((model, values) -> trials.add(trial(model, values)));
    var tests = new LinkedHashMap<String, MetricReport>();
    test.forEach((model, metrics) -> tests.put(model, new MetricReport(metrics)));
    return new TrainingReport(asked, trials, omitted, curve, tests, took, counted);
  }

  private static Trial trial(String model, Map<String, String> values) {
    var metrics = new LinkedHashMap<String, Interval>();
    values.forEach((name, value) -> {
      if (!name.equals("settings") && !name.equals("seconds")) {
        metrics.put(name, interval(value));
      }
    });
    return new Trial(
        model,
        values.getOrDefault("settings", ""),
        new MetricReport(metrics),
        duration(values.getOrDefault("seconds", "0")));
  }

  private static void put(String prefix, MetricReport metrics, Map<String, String> into) {
    metrics.metrics().forEach((name, interval) -> into.put(prefix + name, text(interval)));
  }

  private static String text(Interval of) {
    return String.format(
        Locale.ROOT, "%.6f %.6f %.6f %s", of.low(), of.estimate(), of.high(), of.level());
  }

  private static Interval interval(String text) {
    String[] parts = text.split(" ", 4);
    return new Interval(
        Double.parseDouble(parts[0]),
        Double.parseDouble(parts[1]),
        Double.parseDouble(parts[2]),
        Double.parseDouble(parts[3]));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1e3);
  }

  private static Duration duration(String seconds) {
    return Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1e3));
  }
}
