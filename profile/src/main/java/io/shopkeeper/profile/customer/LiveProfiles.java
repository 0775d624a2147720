package io.shopkeeper.profile.customer;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.profile.customer.CustomerProfile.Given;
import io.shopkeeper.store.EventLog;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.LoggedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Profiles for those who ask one at a time: from memory where they are as counted, from the store
/// where the customer did something since, was merged or parted since, or nobody has counted yet.
///
/// Memory is that of the tallies, some 45 bytes an event, and of the register. A question from
/// memory does not ask the store; the first one behind a change of any customer reads the register
/// again. Any thread may ask, one at a time counts.
public final class LiveProfiles {
  private final Facts facts;

  /// The last event of customers who did something since they were counted.
  private final Map<String, Long> touched = new ConcurrentHashMap<>();

  private final Object reading = new Object();
  private volatile @Nullable Registered registered;
  private volatile @Nullable Counted counted;

  /// @param changes of customers, before the register was read
  private record Registered(long changes, CustomerRegister register) {}

  /// @param then who was the same customer when they were counted
  private record Counted(CustomerProfiles profiles, CustomerRegister then) {}

  public LiveProfiles(Facts facts) {
    this.facts = facts;
  }

  /// Hears from now on who does something.
  public EventLog.Subscription follow(EventLog log) {
    return log.follow(log.head(), this::observe);
  }

  /// Of who is heard here, the store is asked until they are counted on.
  void observe(LoggedEvent event) {
    CustomerId customer = event.event().visit().customer();
    if (customer != null) {
      touched.put(customer.value(), event.sequence());
    }
  }

  /// Counts everyone anew; until then, those who ask are answered from the store, so that two
  /// counts are never in memory.
  public CustomerProfiles rebuild(Instant until) {
    counted = null;
    CustomerRegister then = register();
    var profiles = new CustomerProfiles(facts);
    profiles.rebuild(until);
    settle(profiles);
    counted = new Counted(profiles, then);
    return profiles;
  }

  /// Counts what came since, if anybody did anything.
  public void update(Instant until) {
    Counted known = counted;
    if (known != null && !touched.isEmpty()) {
      known.profiles.update(until);
      settle(known.profiles);
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

  /// Which customers there are, as of now.
  public CustomerRegister register() {
    Registered known = registered;
    if (known != null && known.changes == facts.customerChanges()) {
      return known.register;
    }
    synchronized (reading) {
      known = registered;
      long changes = facts.customerChanges();
      if (known == null || known.changes != changes) {
        known = new Registered(changes, CustomerRegister.read(facts));
        registered = known;
      }
      return known.register;
    }
  }

  /// One customer, as of now; empty if there is neither an event up to `now` nor an entry of them.
  ///
  /// @param shop that shares are shrunk to
  public Optional<CustomerProfile> profile(
      String customer, ShopWide shop, Instant now, LocalDate today) {
    CustomerRegister register = register();
    String countedAs = register.countedAs(customer);
    Counted known = counted;
    Optional<CustomerStatistics> statistics =
        known != null && asCounted(customer, known.then, register)
            ? known.profiles.statistics(countedAs, shop, now, today)
            : CustomerProfiles.fresh(facts, countedAs, shop, now, today);
    Optional<Given> given = register.given(customer);
    if (statistics.isEmpty() && given.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CustomerProfile(
            customer,
            countedAs,
            given.orElse(Given.NOTHING),
            register.refused().contains(customer),
            statistics.orElseGet(() -> CustomerProfiles.ofNothing(shop, now, today))));
  }

  private boolean asCounted(String customer, CustomerRegister then, CustomerRegister now) {
    return now.ids(customer).equals(then.ids(customer))
        && now.ids(customer).stream().noneMatch(touched::containsKey);
  }
}
