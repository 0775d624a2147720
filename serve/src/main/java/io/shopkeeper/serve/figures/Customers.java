package io.shopkeeper.serve.figures;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.profile.customer.CustomerProfile;
import io.shopkeeper.profile.customer.CustomerProfiles;
import io.shopkeeper.profile.customer.ShopWide;
import io.shopkeeper.store.Facts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/// Who customers are. A customer's own events are read at every question; what the whole shop is
/// like, to which little is pulled, is counted anew every hour, by the question that comes then.
public final class Customers {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Facts facts;
  private final Shop shop;
  private final InstantSource clock;
  private final Cached<ShopWide> wide;

  public Customers(Facts facts, Shop shop, InstantSource clock) {
    this.facts = facts;
    this.shop = shop;
    this.clock = clock;
    this.wide =
        new Cached<>(
            HOUR,
            clock,
            () -> {
              var profiles = new CustomerProfiles(facts);
              profiles.rebuild(clock.instant());
              return profiles.shopWide();
            });
  }

  /// Empty if nothing is known of them.
  public Optional<CustomerProfile> profile(CustomerId customer) {
    Instant now = clock.instant();
    return CustomerProfile.read(
        facts, customer.value(), wide.value(), now, LocalDate.ofInstant(now, shop.timeZone()));
  }
}
