package io.shopkeeper.content.check.shop;

import io.shopkeeper.content.check.Checker;
import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.content.check.ProductFacts.Attribute;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The checker of a shop, with the words of its catalogue as they were at most a minute ago and the
/// forbidden claims of now.
///
/// Facts of a product are always read anew. Safe for any number of threads.
public final class ShopChecks {
  private static final int MOST_VALUES = 200_000;
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Facts facts;
  private final InstantSource clock;
  private final ClaimBook claims;
  private @Nullable Learned learned;

  private record Learned(Checker checker, Instant at) {}

  public ShopChecks(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
    this.claims = new ClaimBook(facts, clock);
  }

  /// What texts must not say.
  public ClaimBook claims() {
    return claims;
  }

  public synchronized Checker checker() {
    Instant now = clock.instant();
    Learned last = learned;
    if (last == null || Duration.between(last.at, now).compareTo(KEPT) > 0) {
      last = new Learned(learn(), now);
      learned = last;
    }
    return last.checker.with(claims.rules());
  }

  private Checker learn() {
    List<Attribute> values =
        facts.list(
            Query.of(ShopChecks.class, "values.sql", MOST_VALUES),
            row -> new Attribute(row.text(0), row.text(1)));
    return Checker.taughtByValues(values, claims.rules());
  }

  /// What is known of a product; empty if it is not in the catalogue.
  ///
  /// @param cited reviews that a text may rest on
  public Optional<ProductFacts> facts(ProductId id, List<String> cited) {
    Product product = facts.products(List.of(id)).get(id);
    return Optional.ofNullable(product).map(known -> ProductFacts.of(known, cited));
  }
}
