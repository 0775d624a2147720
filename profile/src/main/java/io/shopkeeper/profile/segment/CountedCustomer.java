package io.shopkeeper.profile.segment;

import io.shopkeeper.profile.customer.CustomerProfile.Given;
import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.customer.CustomerStatistics.Preference;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// A customer as conditions see them.
///
/// @param score empty without an order
/// @param again the probability that they order again; `NaN` if it is not foretold
/// @param currency of the shop
record CountedCustomer(
    String id,
    CustomerStatistics figures,
    Given given,
    Optional<RfmGrid.Score> score,
    double again,
    Currency currency) {

  double major(double minor) {
    return minor / Math.pow(10, Math.max(0, currency.getDefaultFractionDigits()));
  }

  double did(String type) {
    return figures.deeds().getOrDefault(type, 0L);
  }

  double age() {
    Integer age = given.age();
    return age == null ? Double.NaN : age;
  }

  /// `NaN` in another currency than the shop's.
  double income() {
    Long minor = given.incomeMinor();
    return minor == null || !currency.getCurrencyCode().equals(given.incomeCurrency())
        ? Double.NaN
        : major(minor);
  }

  double fifth(ToIntFunction<RfmGrid.Score> of) {
    return score.map(one -> (double) of.applyAsInt(one)).orElse(Double.NaN);
  }

  /// The foremost first.
  List<Preference> channels() {
    return figures.channels().entrySet().stream()
        .map(channel -> new Preference(channel.getKey(), channel.getValue()))
        .sorted(
            Comparator.comparingDouble((Preference p) -> -p.share())
                .thenComparing(Preference::name))
        .toList();
  }
}
