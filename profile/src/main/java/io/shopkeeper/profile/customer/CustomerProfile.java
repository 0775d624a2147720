package io.shopkeeper.profile.customer;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One customer: what they said of themselves and what they did.
///
/// @param countedAs the id under which merged customers' events are told; mostly the customer's own
public record CustomerProfile(
    String customer, String countedAs, Given given, CustomerStatistics statistics) {

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

  /// Reads a customer from the store; three short questions.
  ///
  /// @param shop that shares are shrunk to
  /// @return empty if there is neither an event up to `now` nor an entry of the customer
  public static Optional<CustomerProfile> read(
      Facts facts, String customer, ShopWide shop, Instant now, LocalDate today) {
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
    Optional<CustomerStatistics> statistics =
        CustomerProfiles.fresh(facts, countedAs, shop, now, today);
    if (statistics.isEmpty() && given.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CustomerProfile(
            customer,
            countedAs,
            given.isEmpty() ? Given.NOTHING : given.getFirst(),
            statistics.orElseGet(() -> CustomerProfiles.ofNothing(shop, now, today))));
  }
}
