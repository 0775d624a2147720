package io.shopkeeper.app;

import io.shopkeeper.ingest.ColumnMeaning;
import io.shopkeeper.ingest.FileReport;
import io.shopkeeper.ingest.IngestReport;
import io.shopkeeper.ingest.IngestReport.Stored;
import io.shopkeeper.ingest.Quality;
import io.shopkeeper.ingest.RejectReason;
import io.shopkeeper.ingest.quality.Finding;
import io.shopkeeper.ingest.quality.FindingTexts;
import io.shopkeeper.ingest.quality.QualityReport;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What became of a load, line by line, the same in a job's results and on a terminal.
final class IngestSummary {
  private static final int GRAVEST = 3;

  private final SequencedMap<String, String> lines = new LinkedHashMap<>();

  private IngestSummary() {}

  /// What became of the load alone.
  static SequencedMap<String, String> of(IngestReport report) {
    return summary(report).lines;
  }

  /// Likewise, with what is odd about what is stored now.
  static SequencedMap<String, String> of(IngestReport report, QualityReport quality) {
    var summary = summary(report);
    summary.findings(quality);
    return summary.lines;
  }

  private static IngestSummary summary(IngestReport report) {
    var summary = new IngestSummary();
    report.files().forEach(summary::file);
    summary.records(report);
    summary.stored(report.stored());
    summary.quality(report.quality());
    return summary;
  }

  private void file(FileReport file) {
    FileReport.Problem problem = file.problem();
    String name = "file " + file.file();
    if (problem != null) {
      lines.put(name, problem.message());
    } else {
      String format = file.format() == null ? "unknown" : file.format().wireName();
      lines.put(name, format + "; " + String.join("; ", file.reading()));
    }
    if (!file.columns().isEmpty()) {
      lines.put("columns of " + file.file(), columns(file.columns()));
    }
  }

  /// Those that a field claims, then the others in brackets, which are attributes or not kept.
  private static String columns(List<ColumnMeaning> columns) {
    return columns.stream()
        .filter(column -> !column.column().isBlank())
        .sorted(Comparator.comparing(column -> column.basis() == ColumnMeaning.Basis.NONE))
        .map(ColumnMeaning::toString)
        .collect(Collectors.joining(", "));
  }

  private void records(IngestReport report) {
    put("records read", report.records().read());
    put("accepted", report.records().accepted());
    put("duplicates", report.records().duplicates());
    put("rejected", report.records().rejected());
    for (Map.Entry<RejectReason, Long> reason : report.rejected().entrySet()) {
      put("rejected: " + reason.getKey().wireName(), reason.getValue());
    }
    if (report.rejectsFile() != null) {
      lines.put("rejects file", report.rejectsFile().toString());
    }
    if (report.changesFile() != null) {
      lines.put("changes file", report.changesFile().toString());
    }
    report.cleaned().forEach((rule, count) -> put("cleaned: " + rule, count));
  }

  private void stored(Stored stored) {
    put("products", stored.products());
    putSome("customers", stored.customers());
    putSome("reviews", stored.reviews());
    putSome("questions", stored.questions());
    put("new events", stored.events());
    putSome("events stored before", stored.eventsAlreadyStored());
    putSome("events in conflict", stored.eventsInConflict());
    put("orders", stored.orders());
    putSome("refunds matched to their orders", stored.refundsMatched());
    putSome("refunds without an order", stored.refundsUnmatched());
    if (stored.firstDay() != null && stored.lastDay() != null) {
      lines.put("days", "%s to %s".formatted(stored.firstDay(), stored.lastDay()));
    }
  }

  private void quality(Quality quality) {
    putSome("orders without a customer", quality.ordersWithoutCustomer());
    putSome("days without an order", quality.daysWithoutOrders().size());
    putSome("products with an odd price", quality.priceOutliers().size());
    putSome("products that only events name", quality.unknownProducts());
  }

  /// The gravest, and where the others are.
  private void findings(QualityReport quality) {
    FindingTexts texts = new FindingTexts(Locale.UK);
    List<Finding> findings = quality.findings();
    for (int i = 0; i < Math.min(GRAVEST, findings.size()); i++) {
      Finding finding = findings.get(i);
      lines.put(
          "to look at, %d".formatted(i + 1),
          "%s: %s".formatted(finding.severity().wireName(), texts.of(finding).title()));
    }
    lines.put(
        "quality report",
        "%d findings: 'shopkeeper quality', with --html FILE to show; /quality in the console"
            .formatted(findings.size()));
  }

  private void put(String name, long count) {
    lines.put(name, Long.toString(count));
  }

  private void putSome(String name, long count) {
    if (count > 0) {
      put(name, count);
    }
  }
}
