package io.shopkeeper.profile.customer;

import java.util.Map;
import java.util.TreeMap;

/// What is counted of one customer, deed by deed and in any order. Not thread-safe.
///
/// A deed costs a few look-ups; memory grows with sessions, orders, categories, brands and themes,
/// and with what was looked at. Names are kept as they come: who adds deeds of many customers hands
/// over one text for equal ones.
final class CustomerTally {
  /// Below this share of the catalogue's price a purchase was at a discount.
  private static final double DISCOUNT = .98;

  final Map<String, Long> deeds = new TreeMap<>();
  final Map<String, Long> channels = new TreeMap<>();
  final long[] hours = new long[24];
  final Interests categories = new Interests(Banded.PARTS);
  final Interests brands = new Interests(1);
  final Interests themes = new Interests(1);
  final Decayed[] bands = {new Decayed(), new Decayed(), new Decayed()};
  final Mean bought = new Mean();
  final Mean discounted = new Mean();
  final PricedLooks priced = new PricedLooks();
  final EarliestDays orders = new EarliestDays();
  final EarliestDays sessions = new EarliestDays();
  double first = Double.POSITIVE_INFINITY;
  double last = Double.NEGATIVE_INFINITY;
  long unitsBought;
  double minorBought;
  long unitsReturned;
  double minorReturned;

  /// A sum and how many units it is of.
  static final class Mean {
    double sum;
    double count;

    void add(double value, double weight) {
      sum += value * weight;
      count += weight;
    }

    void add(Mean other) {
      sum += other.sum;
      count += other.count;
    }

    /// Pulled to `expected` as by `strength` more units of it.
    double shrunk(double expected, double strength) {
      return (sum + strength * expected) / (count + strength);
    }
  }

  void add(Deed deed) {
    deeds.merge(deed.type(), 1L, Long::sum);
    channels.merge(deed.channel(), 1L, Long::sum);
    hours[deed.hour()]++;
    first = Math.min(first, deed.time());
    last = Math.max(last, deed.time());
    if (deed.session() != Deed.NO_SESSION) {
      sessions.add(deed.session(), deed.day());
    }
    double weight = Interest.of(deed.type());
    if (weight > 0) {
      prefer(deed, weight);
    }
    priced.add(deed);
    switch (deed.type()) {
      case "purchase" -> buy(deed);
      case "refund" -> {
        unitsReturned += deed.units();
        minorReturned += Double.isNaN(deed.minor()) ? 0 : deed.minor();
      }
      default -> {}
    }
  }

  private void prefer(Deed deed, double weight) {
    if (deed.category() != null) {
      categories.add(deed.category(), Banded.band(deed.dearness()), weight, deed.time());
    }
    if (deed.brand() != null) {
      brands.add(deed.brand(), 0, weight, deed.time());
    }
    if (deed.theme() != null) {
      like(deed.theme(), weight, deed.time());
    }
    if (!Double.isNaN(deed.dearness())) {
      bands[Banded.band(deed.dearness())].add(weight, deed.time());
    }
  }

  /// @param time in days since 1970 UTC
  void like(String theme, double weight, double time) {
    themes.add(theme, 0, weight, time);
  }

  private void buy(Deed deed) {
    unitsBought += deed.units();
    orders.add(deed.placed(), deed.day());
    minorBought += Double.isNaN(deed.minor()) ? 0 : deed.minor();
    if (!Double.isNaN(deed.dearness())) {
      bought.add(deed.dearness(), (double) deed.units());
    }
    if (!Double.isNaN(deed.priceShare())) {
      discounted.add(deed.priceShare() < DISCOUNT ? 1 : 0, (double) deed.units());
    }
  }
}
