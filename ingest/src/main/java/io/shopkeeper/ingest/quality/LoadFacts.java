package io.shopkeeper.ingest.quality;

import io.shopkeeper.ingest.quality.LoadHistory.Changes;
import io.shopkeeper.ingest.quality.LoadHistory.Count;
import io.shopkeeper.ingest.quality.LoadHistory.Load;
import io.shopkeeper.ingest.quality.LoadHistory.Refusals;
import io.shopkeeper.store.Facts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of one load, and how it differs from the one before. From what was kept of them: the
/// cost is that of a few rows.
///
/// @param counts by section
/// @param refusals by reason, the most frequent first
/// @param changes by rule, the most frequent first
/// @param before the load that it is compared with; null if there is none
/// @param completeness with what was before
/// @param drift by field, the farthest first; empty without a load before
/// @param findings in no order
public record LoadFacts(
    Load load,
    Map<String, List<Count>> counts,
    List<Refusals> refusals,
    List<Changes> changes,
    @Nullable String before,
    List<Completeness> completeness,
    List<Drift> drift,
    List<Finding> findings) {
  private static final int SAMPLES = 5;

  /// Fields that compare only over so many days in both loads.
  private static final Map<String, Integer> DAYS_NEEDED = Map.of("weekday", 14, "hour", 3);

  /// Fields of lines, which come by orders: only orders are independent of each other.
  private static final List<String> OF_LINES = List.of("price", "category");

  /// Not to be compared: both grow with the time that a load spans.
  private static final List<String> OF_SPAN = List.of("days", "orders-per-customer");

  public static LoadFacts of(Facts facts, Load load) {
    var history = new LoadHistory(facts);
    Map<String, List<Count>> counts = history.counts(load);
    List<Refusals> refusals =
        history.refusals(load, counts.getOrDefault("rejected", List.of()), SAMPLES);
    List<Changes> changes = history.changes(load, counts.getOrDefault("cleaned", List.of()));
    LoadProfile profile = LoadProfile.kept(facts, load.id());
    Optional<String> earlier = LoadProfile.before(facts, load.id());
    LoadProfile profileBefore =
        earlier.map(id -> LoadProfile.kept(facts, id)).orElse(new LoadProfile(Map.of(), Map.of()));
    List<Completeness> completeness =
        profile.completeness().values().stream()
            .map(field -> {
              Completeness then = profileBefore.completeness().get(field.field());
              return new Completeness(
                  field.field(),
                  field.filled(),
                  field.records(),
                  then == null ? null : then.share());
            })
            .toList();
    List<Drift> drift = drift(profile, profileBefore);
    Map<String, Long> recordsBefore =
        earlier.map(id -> section(history.counts(id), "records")).orElse(Map.of());
    return new LoadFacts(
        load,
        counts,
        refusals,
        changes,
        earlier.orElse(null),
        completeness,
        drift,
        LoadFindings.of(
            section(counts, "records"),
            section(counts, "stored"),
            refusals,
            recordsBefore,
            completeness,
            profileBefore.completeness(),
            drift));
  }

  private static List<Drift> drift(LoadProfile now, LoadProfile before) {
    List<Drift> drift = new ArrayList<>();
    for (Distribution field : now.distributions().values()) {
      Distribution then = before.distributions().get(field.field());
      long days = Math.min(now.total("days"), before.total("days"));
      if (then == null
          || OF_SPAN.contains(field.field())
          || days < DAYS_NEEDED.getOrDefault(field.field(), 0)) {
        continue;
      }
      boolean lines = OF_LINES.contains(field.field());
      drift.add(
          DriftComparison.compare(
              field,
              then,
              lines ? now.total("basket") : field.total(),
              lines ? before.total("basket") : then.total()));
    }
    drift.sort((one, other) -> Double.compare(other.index(), one.index()));
    return drift;
  }

  private static Map<String, Long> section(Map<String, List<Count>> counts, String name) {
    Map<String, Long> section = new LinkedHashMap<>();
    counts.getOrDefault(name, List.of()).forEach(count -> section.put(count.name(), count.count()));
    return section;
  }
}
