package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.ingest.quality.Completeness;
import io.shopkeeper.ingest.quality.Distribution;
import io.shopkeeper.ingest.quality.Finding;
import io.shopkeeper.ingest.quality.FindingTexts;
import io.shopkeeper.ingest.quality.QualityReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A quality report in the words and figures of a reader, the same on the page and in the file.
public record QualityView(Texts t, QualityReport report, FindingTexts findings, Shop shop) {
  /// Distributions with fewer kinds than this say nothing to look at.
  private static final int LEAST_BINS = 2;

  static QualityView of(Texts t, QualityReport report, Shop shop) {
    return new QualityView(t, report, new FindingTexts(Locale.forLanguageTag(t.localeTag())), shop);
  }

  /// A finding and what it says.
  public record Spoken(Finding finding, FindingTexts.Said said) {}

  public List<Spoken> spoken() {
    return report.findings().stream()
        .map(finding -> new Spoken(finding, findings.of(finding)))
        .toList();
  }

  public DaysChart days() {
    return DaysChart.of(report.facts().days(), t);
  }

  public List<Columns> distributions() {
    Map<String, Distribution> all = report.facts().distributions();
    return all.values().stream()
        .filter(distribution -> distribution.bins().size() >= LEAST_BINS)
        .map(distribution -> Columns.of(distribution, findings, t, shop.currency()))
        .toList();
  }

  /// How full the fields are: those of the load with what was before, else those of the shop.
  public List<Completeness> completeness() {
    return report.load() == null || report.load().completeness().isEmpty()
        ? List.copyOf(report.facts().completeness().values())
        : report.load().completeness();
  }

  public String percent(double share) {
    return findings.percent(share);
  }

  /// Two digits after the point.
  public String index(double value) {
    return t.stars(value);
  }
}
