package io.shopkeeper.ingest.quality;

import static io.shopkeeper.ingest.quality.SalesFindings.severity;
import static io.shopkeeper.ingest.quality.SalesFindings.share;

import io.shopkeeper.ingest.quality.Figure.Count;
import io.shopkeeper.ingest.quality.Figure.Labels;
import io.shopkeeper.ingest.quality.Figure.Share;
import io.shopkeeper.ingest.quality.Figure.Words;
import io.shopkeeper.ingest.quality.LoadHistory.Refusals;
import io.shopkeeper.ingest.quality.LoadHistory.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is odd about a load, by itself and beside the one before.
final class LoadFindings {
  /// Records that are what they are, only no sales: refusing them mends the figures.
  private static final Set<String> NO_SALES =
      Set.of(
          "not-merchandise",
          "stock-adjustment",
          "account-adjustment",
          "not-a-sale",
          "test-order",
          "bot");

  /// Standard deviations between two shares, beyond which chance is out of the question for the few
  /// dozen comparisons of a report.
  private static final double SURELY = 4;

  private static final double POINTS = .02;
  private static final double FULLNESS_POINTS = .05;

  private final List<Finding> findings = new ArrayList<>();

  private LoadFindings() {}

  /// @param before the counts of section `records` of the load before; empty if there is none
  static List<Finding> of(
      Map<String, Long> records,
      Map<String, Long> stored,
      List<Refusals> refusals,
      Map<String, Long> before,
      List<Completeness> completeness,
      Map<String, Completeness> completenessBefore,
      List<Drift> drift) {
    var rules = new LoadFindings();
    rules.refused(records, refusals);
    rules.repeated(records, stored);
    rules.moreRejected(records, before);
    rules.lessComplete(completeness, completenessBefore);
    rules.drift(drift);
    return rules.findings;
  }

  private void refused(Map<String, Long> records, List<Refusals> refusals) {
    long read = of(records, "read");
    if (read > 0 && of(records, "accepted") == 0 && of(records, "duplicates") == 0) {
      add(FindingKind.NOTHING_ACCEPTED, Severity.GRAVE, read, 1, new Count(read));
    }
    refused(
        FindingKind.REJECTED,
        refusals.stream().filter(refusal -> !NO_SALES.contains(refusal.reason())).toList(),
        read);
    refused(
        FindingKind.NO_SALES,
        refusals.stream().filter(refusal -> NO_SALES.contains(refusal.reason())).toList(),
        read);
  }

  private void refused(FindingKind kind, List<Refusals> refusals, long read) {
    long count = refusals.stream().mapToLong(Refusals::count).sum();
    if (count == 0) {
      return;
    }
    double share = Math.min(1, share(count, read));
    Severity severity =
        kind == FindingKind.NO_SALES ? severity(share, .5, 2) : severity(share, .01, .2);
    Sample sample =
        refusals.stream().flatMap(refusal -> refusal.samples().stream()).findFirst().orElse(null);
    add(
        kind,
        severity,
        count,
        share,
        new Count(count),
        new Share(share),
        new Labels(
            refusals.stream().limit(3).map(refusal -> "reason." + refusal.reason()).toList()),
        new Words(sample == null ? "–" : "%s:%d".formatted(sample.file(), sample.line())),
        new Words(sample == null ? "–" : sample.detail()));
  }

  private void repeated(Map<String, Long> records, Map<String, Long> stored) {
    double share = share(of(records, "duplicates"), of(records, "read"));
    if (share >= .005) {
      add(
          FindingKind.DUPLICATES,
          severity(share, .05, 2),
          of(records, "duplicates"),
          share,
          new Count(of(records, "duplicates")),
          new Share(share));
    }
    long conflicts = of(stored, "events in conflict");
    if (conflicts > 0) {
      add(
          FindingKind.CONFLICTS,
          Severity.WARNING,
          conflicts,
          Math.min(1, share(conflicts, of(records, "read"))),
          new Count(conflicts));
    }
  }

  private void moreRejected(Map<String, Long> records, Map<String, Long> before) {
    long rejected = of(records, "rejected");
    long earlier = of(before, "rejected");
    double now = share(rejected, of(records, "read"));
    double then = share(earlier, of(before, "read"));
    double deviations =
        DriftComparison.deviations(rejected, of(records, "read"), earlier, of(before, "read"));
    if (!before.isEmpty() && now - then >= POINTS && deviations >= SURELY) {
      add(
          FindingKind.MORE_REJECTED,
          severity(now - then, POINTS, .2),
          rejected,
          now - then,
          new Share(now),
          new Share(then));
    }
  }

  private void lessComplete(List<Completeness> fields, Map<String, Completeness> before) {
    for (Completeness field : fields) {
      Completeness then = before.get(field.field());
      if (then == null) {
        continue;
      }
      double lost = then.share() - field.share();
      double deviations =
          DriftComparison.deviations(
              then.filled(), then.records(), field.filled(), field.records());
      if (lost >= FULLNESS_POINTS && deviations >= SURELY) {
        add(
            FindingKind.LESS_COMPLETE,
            severity(lost, FULLNESS_POINTS, .3),
            field.records() - field.filled(),
            lost,
            new Labels(List.of(field.field())),
            new Share(field.share()),
            new Share(then.share()));
      }
    }
  }

  private void drift(List<Drift> drift) {
    for (Drift field : drift) {
      switch (field.verdict()) {
        case SAME -> {}
        case SOME -> add(field, Severity.NOTE);
        case GREAT -> add(field, Severity.WARNING);
      }
    }
  }

  private void add(Drift field, Severity severity) {
    add(
        FindingKind.DRIFT,
        severity,
        field.now(),
        Math.min(1, field.index()),
        new Labels(List.of("field." + field.field())),
        new Words("%.2f".formatted(field.index())));
  }

  private void add(
      FindingKind kind, Severity severity, long count, double weight, Figure... figures) {
    findings.add(new Finding(kind, severity, count, weight, List.of(figures)));
  }

  private static long of(Map<String, Long> counts, String name) {
    return counts.getOrDefault(name, 0L);
  }
}
