package io.shopkeeper.advertise.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A campaign as it was declared, and when it ran.
///
/// @param starts the first day of the shop
/// @param ends the last one
/// @param budgetMinor in minor units of the shop's currency
/// @param perThousandMinor what a thousand impressions cost, likewise: an impression costs as many
///   thousandths of a minor unit
/// @param audience [#EVERYONE], or names of groups of customers
/// @param dailyCap impressions for one visitor a day
public record Campaign(
    String id,
    String name,
    LocalDate starts,
    LocalDate ends,
    long budgetMinor,
    long perThousandMinor,
    Goal goal,
    List<String> audience,
    int dailyCap,
    List<Creative> creatives,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant stoppedAt) {
  /// Anybody, known or not.
  public static final String EVERYONE = "everyone";

  private static final int LONGEST_NAME = 100;
  private static final int MOST_DAYS = 3_660;
  private static final int MOST_CREATIVES = 10_000;
  private static final long MOST_MINOR = 1_000_000_000_000L;
  static final long PER_MINOR = 1_000;

  /// Where a campaign is in its life.
  public enum State {
    DRAFT,
    RUNNING,
    STOPPED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Campaign {
    if (!id.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          "the id of a campaign is of a-z, 0-9, '.', '_' and '-', at most 64: '%s'".formatted(id));
    }
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "the name of a campaign has 1 to %d characters: '%s'".formatted(LONGEST_NAME, name));
    }
    if (ends.isBefore(starts)) {
      throw new IllegalArgumentException(
          "campaign '%s' ends on %s, before it begins on %s".formatted(id, ends, starts));
    }
    if (ends.isAfter(starts.plusDays(MOST_DAYS))) {
      throw new IllegalArgumentException(
          "campaign '%s' runs for more than ten years: %s to %s".formatted(id, starts, ends));
    }
    if (budgetMinor < 1 || budgetMinor > MOST_MINOR) {
      throw new IllegalArgumentException(
          "campaign '%s' needs a budget above 0, at most %d in minor units: %d"
              .formatted(id, MOST_MINOR, budgetMinor));
    }
    if (perThousandMinor < 1 || perThousandMinor > budgetMinor * PER_MINOR) {
      throw new IllegalArgumentException(
          ("a thousand impressions cost 1 minor unit or more, and the budget buys at least one:"
                  + " %d of a budget of %d")
              .formatted(perThousandMinor, budgetMinor));
    }
    if (audience.isEmpty()) {
      throw new IllegalArgumentException("campaign '%s' is for nobody".formatted(id));
    }
    if (dailyCap < 1) {
      throw new IllegalArgumentException(
          "campaign '%s' may show nobody anything: a daily cap of %d".formatted(id, dailyCap));
    }
    if (creatives.isEmpty() || creatives.size() > MOST_CREATIVES) {
      throw new IllegalArgumentException(
          "campaign '%s' needs 1 to %d creatives: %d"
              .formatted(id, MOST_CREATIVES, creatives.size()));
    }
    var ids = new HashSet<String>();
    for (Creative creative : creatives) {
      if (!ids.add(creative.id())) {
        throw new IllegalArgumentException("two creatives are '%s'".formatted(creative.id()));
      }
    }
    audience = List.copyOf(audience);
    creatives = List.copyOf(creatives);
  }

  public State state() {
    return startedAt == null ? State.DRAFT : stoppedAt == null ? State.RUNNING : State.STOPPED;
  }

  /// When its first day begins.
  public Instant from(ZoneId zone) {
    return starts.atStartOfDay(zone).toInstant();
  }

  /// When its last day is over.
  public Instant until(ZoneId zone) {
    return ends.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /// The budget in thousandths of a minor unit.
  long budget() {
    return budgetMinor * PER_MINOR;
  }

  /// What an impression costs, likewise.
  long cost() {
    return perThousandMinor;
  }

  Campaign started(Instant at) {
    return at(at, null);
  }

  Campaign stopped(Instant at) {
    return at(startedAt, at);
  }

  private Campaign at(@Nullable Instant started, @Nullable Instant stopped) {
    return new Campaign(
        id,
        name,
        starts,
        ends,
        budgetMinor,
        perThousandMinor,
        goal,
        audience,
        dailyCap,
        creatives,
        createdAt,
        started,
        stopped);
  }
}
