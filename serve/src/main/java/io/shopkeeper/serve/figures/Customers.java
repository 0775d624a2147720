package io.shopkeeper.serve.figures;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.profile.customer.CustomerProfile;
import io.shopkeeper.profile.customer.CustomerProfiles;
import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.customer.ShopWide;
import io.shopkeeper.profile.segment.CustomerSegments;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who customers are. A customer's own events are read at every question; what the whole shop is
/// like, to which little is pulled, and its groups are counted anew every hour, by the question
/// that comes then. Who refused personalisation is in no group.
public final class Customers {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Seed SEED = new Seed(1);

  private final Facts facts;
  private final Shop shop;
  private final InstantSource clock;
  private final Cached<Everyone> everyone;

  public Customers(Facts facts, Shop shop, InstantSource clock) {
    this.facts = facts;
    this.shop = shop;
    this.clock = clock;
    this.everyone = new Cached<>(HOUR, clock, this::count);
  }

  /// All customers at one moment.
  private record Everyone(ShopWide wide, CustomerSegments segments) {}

  private Everyone count() {
    Instant now = clock.instant();
    var profiles = new CustomerProfiles(facts);
    profiles.rebuild(now);
    Map<String, CustomerStatistics> all = profiles.all(now, shop.day(now));
    all.keySet().removeAll(refused());
    return new Everyone(profiles.shopWide(), CustomerSegments.of(all, SEED));
  }

  /// Who refused personalisation now, under each of their ids.
  public Set<String> refused() {
    return Set.copyOf(
        facts.list(Query.of(Customers.class, "refused-customers.sql"), row -> row.text(0)));
  }

  /// Customers whose id holds the words, in any case, in the order of their ids.
  public List<CustomerId> search(String words, int count) {
    String like =
        "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    return facts.list(
        Query.of(Customers.class, "search-customers.sql", like, like, (long) count),
        row -> new CustomerId(row.text(0)));
  }

  /// The shop's customers in groups.
  public CustomerSegments segments() {
    return everyone.value().segments;
  }

  /// Empty if nothing is known of them.
  public Optional<CustomerProfile> profile(CustomerId customer) {
    Instant now = clock.instant();
    return CustomerProfile.read(facts, customer.value(), everyone.value().wide, now, shop.day(now));
  }
}
