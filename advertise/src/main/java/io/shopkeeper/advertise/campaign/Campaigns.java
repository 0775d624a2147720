package io.shopkeeper.advertise.campaign;

import io.shopkeeper.advertise.campaign.Campaign.State;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The campaigns of a shop, kept in tables and in memory, with who did what to them. Safe for any
/// number of threads; one change is made at a time.
public final class Campaigns {
  private final Facts facts;
  private final InstantSource clock;
  private final Map<String, Campaign> campaigns = new ConcurrentHashMap<>();

  public Campaigns(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
    var creatives = new HashMap<String, List<Creative>>();
    facts
        .list(
            Query.of(Campaigns.class, "creatives.sql"),
            row ->
                Map.entry(
                    row.text(0),
                    new Creative(row.text(1), row.text(2), Attributes.parse(row.texts(3)))))
        .forEach(one ->
            creatives.computeIfAbsent(one.getKey(), _ -> new ArrayList<>()).add(one.getValue()));
    facts
        .list(
            Query.of(Campaigns.class, "campaigns.sql"),
            row -> read(row, creatives.getOrDefault(row.text(0), List.of())))
        .forEach(one -> campaigns.put(one.id(), one));
  }

  /// A change that was made, or why it was not and what to do.
  public sealed interface Change {
    record Made(Campaign campaign) implements Change {}

    record Refused(String reason, String advice) implements Change {}
  }

  /// Somebody's act on a campaign.
  public record Act(String what, String who, Instant at) {}

  /// All, the newest first.
  public List<Campaign> list() {
    return campaigns.values().stream()
        .sorted(Comparator.comparing(Campaign::createdAt).reversed().thenComparing(Campaign::id))
        .toList();
  }

  public Optional<Campaign> find(String id) {
    return Optional.ofNullable(campaigns.get(id));
  }

  /// What was done to one, the oldest first.
  public List<Act> acts(String id) {
    return facts.list(
        Query.of(Campaigns.class, "acts.sql", id),
        row -> new Act(row.text(0), row.text(1), time(row, 2)));
  }

  /// Keeps a draft, in place of an earlier draft of the same id.
  public synchronized Change declare(Campaign draft, String who) {
    Campaign before = campaigns.get(draft.id());
    if (before != null && before.state() != State.DRAFT) {
      return new Change.Refused(
          "campaign '%s' has been started and cannot be changed".formatted(draft.id()),
          "Declare it under another id.");
    }
    note(draft.id(), before == null ? "declared" : "changed", who);
    facts.update(Query.of(Campaigns.class, "delete-creatives.sql", draft.id()));
    facts.update(Query.of(Campaigns.class, "delete-draft.sql", draft.id()));
    for (int place = 0; place < draft.creatives().size(); place++) {
      Creative creative = draft.creatives().get(place);
      facts.update(
          Query.of(
              Campaigns.class,
              "insert-creative.sql",
              draft.id(),
              place,
              creative.id(),
              creative.content(),
              Attributes.texts(creative.attributes())));
    }
    facts.update(
        Query.of(
            Campaigns.class,
            "insert-campaign.sql",
            draft.id(),
            draft.name(),
            draft.starts(),
            draft.ends(),
            draft.budgetMinor(),
            draft.perThousandMinor(),
            draft.goal().wireName(),
            draft.audience(),
            draft.dailyCap(),
            draft.createdAt()));
    campaigns.put(draft.id(), draft);
    return new Change.Made(draft);
  }

  /// Lets it be shown from its first day on.
  public synchronized Change start(Campaign asked, LocalDate today, String who) {
    Campaign now = Objects.requireNonNull(campaigns.get(asked.id()));
    if (now.state() != State.DRAFT) {
      return new Change.Refused(
          "campaign '%s' is %s already".formatted(now.id(), now.state().wireName()),
          "Declare another id to run it again.");
    }
    if (now.ends().isBefore(today)) {
      return new Change.Refused(
          "campaign '%s' ended on %s, today is %s".formatted(now.id(), now.ends(), today),
          "Declare it again with days to come.");
    }
    Instant at = clock.instant();
    note(now.id(), "started", who);
    facts.update(Query.of(Campaigns.class, "start.sql", at, now.id()));
    return kept(now.started(at));
  }

  /// Shows nothing of it any more; responses still count.
  public synchronized Change stop(Campaign asked, String who) {
    Campaign now = Objects.requireNonNull(campaigns.get(asked.id()));
    if (now.state() != State.RUNNING) {
      return new Change.Refused(
          "campaign '%s' is not running: it is %s".formatted(now.id(), now.state().wireName()),
          "See GET /api/v1/campaigns.");
    }
    Instant at = clock.instant();
    note(now.id(), "stopped", who);
    facts.update(Query.of(Campaigns.class, "stop.sql", at, now.id()));
    return kept(now.stopped(at));
  }

  private void note(String id, String what, String who) {
    facts.update(Query.of(Campaigns.class, "insert-act.sql", id, what, who, clock.instant()));
  }

  private Change kept(Campaign campaign) {
    campaigns.put(campaign.id(), campaign);
    return new Change.Made(campaign);
  }

  private static Campaign read(Row row, List<Creative> creatives) {
    return new Campaign(
        row.text(0),
        row.text(1),
        Objects.requireNonNull(row.dateOrNull(2)),
        Objects.requireNonNull(row.dateOrNull(3)),
        row.integer(4),
        row.integer(5),
        Goal.of(row.text(6)).orElse(Goal.CLICK),
        row.texts(7),
        (int) row.integer(8),
        creatives,
        time(row, 9),
        row.instantOrNull(10),
        row.instantOrNull(11));
  }

  private static Instant time(Row row, int column) {
    return Objects.requireNonNullElse(row.instantOrNull(column), Instant.EPOCH);
  }
}
