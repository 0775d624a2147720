package io.shopkeeper.profile.customer;

import java.util.Optional;
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
    /// Of who has stated nothing.
    static final Given NOTHING = new Given(null, null, null, null);

    /// One object for all who have stated nothing.
    static Given of(
        @Nullable Integer age,
        @Nullable String gender,
        @Nullable Long incomeMinor,
        @Nullable String incomeCurrency) {
      var given = new Given(age, gender, incomeMinor, incomeCurrency);
      return given.equals(NOTHING) ? NOTHING : given;
    }
  }
}
