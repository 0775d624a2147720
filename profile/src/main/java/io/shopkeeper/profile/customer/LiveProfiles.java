package io.shopkeeper.profile.customer;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.store.EventLog;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.LoggedEvent;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Profiles for those who ask one at a time: from memory where they are as counted, from the store
/// where the customer did something since, has been merged, or nobody has counted yet.
///
/// Memory is that of the tallies, some 230 bytes an event; a question from memory costs three
/// look-ups by key in the store. Any thread may ask, one at a time counts.
public final class LiveProfiles {
  private final Facts facts;

  /// The last event of customers who did something since they were counted.
  private final Map<String, Long> touched = new ConcurrentHashMap<>();

  private volatile @Nullable CustomerProfiles counted;

  public LiveProfiles(Facts facts) {
    this.facts = facts;
  }

  /// Hears from now on who does something.
  public EventLog.Subscription follow(EventLog log) {
    return log.follow(log.head(), this::observe);
  }

  private void observe(LoggedEvent event) {
    CustomerId customer = event.event().visit().customer();
    if (customer != null) {
      touched.put(customer.value(), event.sequence());
    }
  }

  /// Counts everyone anew; until then, those who ask are answered from the store, so that two
  /// counts are never in memory.
  public CustomerProfiles rebuild(Instant until) {
    counted = null;
    var profiles = new CustomerProfiles(facts);
    profiles.rebuild(until);
    settle(profiles);
    counted = profiles;
    return profiles;
  }

  /// Counts what came since, if anybody did anything.
  public void update(Instant until) {
    CustomerProfiles profiles = counted;
    if (profiles != null && !touched.isEmpty()) {
      profiles.update(until);
      settle(profiles);
    }
  }

  /// Says that something of the past is no longer true: until counted anew, all is read from the
  /// store.
  public void forget() {
    counted = null;
  }

  private void settle(CustomerProfiles profiles) {
    long last = profiles.counted();
    touched.values().removeIf(sequence -> sequence <= last);
  }

  /// One customer, as of now; empty if nothing is known of them.
  ///
  /// @param shop that shares are shrunk to
  public Optional<CustomerProfile> profile(
      String customer, ShopWide shop, Instant now, LocalDate today) {
    CustomerProfiles profiles = counted;
    if (profiles == null || touched.containsKey(customer) || merged(customer)) {
      return CustomerProfile.read(facts, customer, shop, now, today);
    }
    return CustomerProfile.read(
        facts, customer, shop, now, today, id -> profiles.statistics(id, shop, now, today));
  }

  private boolean merged(String customer) {
    return !facts
        .list(Query.of(LiveProfiles.class, "merged.sql", customer, customer), row -> row.text(0))
        .isEmpty();
  }
}
