package io.shopkeeper.advertise.campaign;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Whom a message may be sent to, of a campaign or of the shop, and how many of its audience are
/// left out, by reason: `no_consent`, `bought` in the last two weeks, `complained` (two stars or
/// fewer in ninety days), `converted` by the campaign, `seen_enough` (as much of any campaign in a
/// week as its daily cap allows in seven days).
///
/// @param leftOut counts by reason
public record MessageList(List<CustomerId> customers, SortedMap<String, Integer> leftOut) {
  private static final Duration BOUGHT = Duration.ofDays(14);
  private static final Duration COMPLAINED = Duration.ofDays(90);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int DAYS = 7;
  private static final String NO_CONSENT = "no_consent";

  public MessageList {
    customers = List.copyOf(customers);
    leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
  }

  /// @param told who has a message already, and is neither listed nor counted
  static MessageList of(
      Facts facts, Campaign campaign, Audience audience, Set<CustomerId> told, Instant now) {
    long enough = (long) DAYS * campaign.dailyCap();
    return of(facts, campaign.id(), enough, audience, campaign.audience(), told, now);
  }

  /// Of no campaign: nobody is left out for what they were shown or ordered by one.
  static MessageList of(Facts facts, List<String> names, Audience audience, Instant now) {
    return of(facts, "", Long.MAX_VALUE, audience, names, Set.of(), now);
  }

  private static MessageList of(
      Facts facts,
      String campaign,
      long enough,
      Audience audience,
      List<String> names,
      Set<CustomerId> told,
      Instant now) {
    Map<String, String> suppressed = new HashMap<>();
    facts
        .list(
            Query.of(
                MessageList.class,
                "message-suppression.sql",
                now.minus(BOUGHT),
                now.minus(COMPLAINED),
                now.minus(WEEK),
                campaign,
                enough),
            row -> Map.entry(row.text(0), row.text(1)))
        .forEach(one -> suppressed.put(one.getKey(), one.getValue()));
    var customers = new ArrayList<CustomerId>();
    var leftOut = new TreeMap<String, Integer>();
    for (CustomerId customer : audience.members(names)) {
      if (told.contains(customer)) {
        continue;
      }
      String reason =
          audience.agrees(customer) ? suppressed.getOrDefault(customer.value(), "") : NO_CONSENT;
      if (reason.isEmpty()) {
        customers.add(customer);
      } else {
        leftOut.merge(reason, 1, Integer::sum);
      }
    }
    return new MessageList(customers, leftOut);
  }
}
