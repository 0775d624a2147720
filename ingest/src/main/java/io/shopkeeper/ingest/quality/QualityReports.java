package io.shopkeeper.ingest.quality;

import io.shopkeeper.ingest.quality.LoadHistory.Load;
import io.shopkeeper.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The quality reports of a shop. What is stored is looked over again after an import, and after an
/// hour; loads do not change once they are kept. In between an answer costs a row. Safe for any
/// number of threads; they wait for the one who looks.
public final class QualityReports {
  /// What comes over HTTP changes a report slowly.
  private static final Duration LIFETIME = Duration.ofHours(1);

  private static final int REMEMBERED = 1_000;
  private static final int CACHED = 20;

  private final Store store;
  private final InstantSource clock;
  private final LoadHistory history;
  private @Nullable ShopFacts facts;
  private String newest = "";
  private final Map<String, LoadFacts> loads = new HashMap<>();

  public QualityReports(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.history = new LoadHistory(store.facts());
  }

  /// The last loads, newest first.
  public List<Load> loads(int count) {
    return history.loads(count);
  }

  /// The report, with the newest load.
  public QualityReport newest() {
    Optional<Load> load = history.loads(1).stream().findFirst();
    return new QualityReport(
        facts(load.map(Load::id).orElse("")), load.map(one -> load(one)).orElse(null));
  }

  /// The report with an older load; empty if there is no such load.
  public Optional<QualityReport> of(String load) {
    List<Load> loads = history.loads(REMEMBERED);
    return loads.stream()
        .filter(one -> one.id().equals(load))
        .findFirst()
        .map(one -> new QualityReport(facts(loads.getFirst().id()), load(one)));
  }

  private synchronized LoadFacts load(Load load) {
    if (loads.size() >= CACHED && !loads.containsKey(load.id())) {
      loads.clear();
    }
    return loads.computeIfAbsent(load.id(), _ -> LoadFacts.of(store.facts(), load));
  }

  private synchronized ShopFacts facts(String load) {
    Instant now = clock.instant();
    ShopFacts known = facts;
    if (known == null || !newest.equals(load) || now.isAfter(known.at().plus(LIFETIME))) {
      known = ShopFacts.of(store, now);
      facts = known;
      newest = load;
    }
    return known;
  }
}
