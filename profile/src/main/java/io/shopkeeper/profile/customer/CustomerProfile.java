package io.shopkeeper.profile.customer;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One customer: what they said of themselves and what they did.
///
/// @param countedAs the id under which merged customers' events are told; mostly the customer's own
/// @param personalisationRefused by this customer, or by one merged with them
/// @param statistics of a customer who refused, tell only what is bookkeeping: sessions, orders,
///   units, money, days since they did something, deeds, channels and hours
public record CustomerProfile(
    String customer,
    String countedAs,
    Given given,
    boolean personalisationRefused,
    CustomerStatistics statistics) {

  /// The statistics for what is inferred of them: stage, days between orders, preferences and what
  /// is pulled to the shop's. Empty if the customer refused personalisation.
  public Optional<CustomerStatistics> inferred() {
    return personalisationRefused ? Optional.empty() : Optional.of(statistics);
  }

  /// What a customer or the shop has stated; nothing of it is ever guessed.
  ///
  /// @param incomeMinor in minor units of `incomeCurrency`
  public record Given(
      @Nullable Integer age,
      @Nullable String gender,
      @Nullable Long incomeMinor,
      @Nullable String incomeCurrency) {
    static final Given NOTHING = new Given(null, null, null, null);
  }

  /// Reads a customer from the store; four short questions.
  ///
  /// @param shop that shares are shrunk to
  /// @return empty if there is neither an event up to `now` nor an entry of the customer
  public static Optional<CustomerProfile> read(
      Facts facts, String customer, ShopWide shop, Instant now, LocalDate today) {
    return read(
        facts,
        customer,
        shop,
        now,
        today,
        countedAs -> CustomerProfiles.fresh(facts, countedAs, shop, now, today));
  }

  /// Likewise.
  ///
  /// @param counted the statistics of a customer by the id they are counted under
  static Optional<CustomerProfile> read(
      Facts facts,
      String customer,
      ShopWide shop,
      Instant now,
      LocalDate today,
      Function<String, Optional<CustomerStatistics>> counted) {
    String countedAs =
        facts
            .list(Query.of(CustomerProfile.class, "canonical.sql", customer), row -> row.text(0))
            .stream()
            .findFirst()
            .orElse(customer);
    List<Given> given =
        facts.list(
            Query.of(CustomerProfile.class, "given.sql", customer),
            row ->
                new Given(
                    row.isNull(0) ? null : (int) row.integer(0),
                    row.textOrNull(1),
                    row.isNull(2) ? null : row.integer(2),
                    row.textOrNull(3)));
    Optional<CustomerStatistics> statistics = counted.apply(countedAs);
    if (statistics.isEmpty() && given.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CustomerProfile(
            customer,
            countedAs,
            given.isEmpty() ? Given.NOTHING : given.getFirst(),
            refused(facts, customer),
            statistics.orElseGet(() -> CustomerProfiles.ofNothing(shop, now, today))));
  }

  private static boolean refused(Facts facts, String customer) {
    return !facts
        .list(Query.of(CustomerProfile.class, "refused.sql", customer), row -> row.text(0))
        .isEmpty();
  }
}
