package io.shopkeeper.content.check.evaluation;

import io.shopkeeper.content.check.AdvertisingRules;
import io.shopkeeper.content.check.CheckedText;
import io.shopkeeper.content.check.Checker;
import io.shopkeeper.content.check.Finding;
import io.shopkeeper.content.check.Kind;
import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.content.check.evaluation.LabelledText.PlantedError;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Checks labelled texts against facts.
///
/// An error is found if a finding overlaps it, of the same kind (`recall`) or of any
/// (`recall-any`); a finding is right if it overlaps an error, of its kind (`precision`) or any
/// (`precision-any`). `false-alarms` is the share of true texts in which something was found. Only
/// false and forbidden claims count, matters of form do not. Intervals are bootstraps over errors,
/// findings and texts. Nothing is learned but the words of the facts.
public record ChecksProtocol(AdvertisingRules rules) {

  public ChecksResult judge(
      Collection<ProductFacts> facts, List<LabelledText> texts, Bootstrap bootstrap) {
    Map<String, ProductFacts> byId = new HashMap<>();
    facts.forEach(product -> byId.put(product.id(), product));
    Checker checker = Checker.taughtBy(byId.values(), rules);
    var checked = new ArrayList<CheckedText>();
    int unknown = 0;
    for (LabelledText text : texts) {
      ProductFacts product = byId.get(text.product());
      if (product == null) {
        unknown++;
        product = nothingKnown(text.product());
      }
      checked.add(checker.check(product, text.text()));
    }
    String settings =
        "%,d products%s"
            .formatted(
                byId.size(),
                unknown == 0 ? "" : "; %,d texts of products without facts".formatted(unknown));
    return new ChecksResult(settings, metrics(texts, checked, bootstrap), checked);
  }

  private static ProductFacts nothingKnown(String id) {
    return new ProductFacts(id.isBlank() ? "?" : id, "", "", null, "", List.of(), List.of());
  }

  private static MetricReport metrics(
      List<LabelledText> texts, List<CheckedText> checked, Bootstrap bootstrap) {
    var found = new Tally();
    var foundAny = new Tally();
    var right = new Tally();
    var rightAny = new Tally();
    var alarms = new Tally();
    Map<Kind, Tally> foundOf = new EnumMap<>(Kind.class);
    for (int i = 0; i < texts.size(); i++) {
      List<PlantedError> errors = texts.get(i).errors();
      if (errors == null) {
        continue;
      }
      List<Finding> findings =
          checked.get(i).findings().stream().filter(finding -> finding.kind().claim()).toList();
      for (PlantedError error : errors) {
        boolean same =
            findings.stream()
                .anyMatch(finding -> overlap(finding, error) && finding.kind() == error.kind());
        found.add(same);
        foundAny.add(findings.stream().anyMatch(finding -> overlap(finding, error)));
        foundOf.computeIfAbsent(error.kind(), _ -> new Tally()).add(same);
      }
      for (Finding finding : findings) {
        right.add(
            errors.stream()
                .anyMatch(error -> overlap(finding, error) && finding.kind() == error.kind()));
        rightAny.add(errors.stream().anyMatch(error -> overlap(finding, error)));
      }
      if (errors.isEmpty()) {
        alarms.add(!findings.isEmpty());
      }
    }
    SequencedMap<String, Interval> metrics = new LinkedHashMap<>();
    found.put("recall", metrics, bootstrap);
    right.put("precision", metrics, bootstrap);
    alarms.put("false-alarms", metrics, bootstrap);
    foundAny.put("recall-any", metrics, bootstrap);
    rightAny.put("precision-any", metrics, bootstrap);
    foundOf.forEach((kind, tally) -> tally.put("recall-" + kind.word(), metrics, bootstrap));
    if (!found.values.isEmpty() || !alarms.values.isEmpty()) {
      metrics.put("errors", Interval.exact(found.values.size()));
      metrics.put("true-texts", Interval.exact(alarms.values.size()));
    }
    return new MetricReport(metrics);
  }

  private static boolean overlap(Finding finding, PlantedError error) {
    return finding.span().start() < error.span().end()
        && error.span().start() < finding.span().end();
  }

  /// Yes or no, once for each of what is counted.
  private static final class Tally {
    private final List<Boolean> values = new ArrayList<>();

    void add(boolean yes) {
      values.add(yes);
    }

    void put(String name, Map<String, Interval> metrics, Bootstrap bootstrap) {
      if (!values.isEmpty()) {
        metrics.put(
            name, bootstrap.mean(values.stream().mapToDouble(yes -> yes ? 1 : 0).toArray()));
      }
    }
  }
}
