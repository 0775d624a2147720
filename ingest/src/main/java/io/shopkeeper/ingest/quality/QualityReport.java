package io.shopkeeper.ingest.quality;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How good a shop's data are, to be shown to people and programs.
///
/// @param facts everything that is stored
/// @param load the load that is looked at; null if there was none
public record QualityReport(ShopFacts facts, @Nullable LoadFacts load) {

  /// What is odd, what matters first.
  public List<Finding> findings() {
    Stream<Finding> ofLoad = load == null ? Stream.of() : load.findings().stream();
    return Stream.concat(ofLoad, facts.findings().stream()).sorted(Finding.BY_IMPORTANCE).toList();
  }

  /// How many findings are of a severity.
  public long count(Severity severity) {
    return findings().stream().filter(finding -> finding.severity() == severity).count();
  }
}
