package io.shopkeeper.profile.customer;

import io.shopkeeper.store.ColumnReader;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The profiles of all customers, counted from the store once and kept up by what came since.
///
/// Counting on gives what counting anew would, up to rounding: no figure depends on the order of
/// events. What is no longer true of the past (merged customers, products that changed price or
/// category, reviews that were written) shows after [#rebuild]. Safe for any number of threads, one
/// at a time.
public final class CustomerProfiles {
  private static final double MICROS_A_DAY = 86_400e6;

  /// Before every event.
  private static final long EVERYTHING = -1;

  /// Events that are asked for at once: whichever way the database joins them to the catalogue, it
  /// holds these at most, some 200 bytes each.
  private static final long TOGETHER = 500_000;

  private final Facts facts;
  private final long together;
  private final Map<String, CustomerTally> tallies = new HashMap<>();

  /// Equal names of categories, brands, themes, channels and kinds of deeds are kept once.
  private final Map<String, String> names = new HashMap<>();

  private long counted = EVERYTHING;
  private @Nullable ShopWide shop;

  public CustomerProfiles(Facts facts) {
    this(facts, TOGETHER);
  }

  /// @param together events that are asked for at once, 1 or more
  CustomerProfiles(Facts facts, long together) {
    this.facts = facts;
    this.together = together;
  }

  /// Forgets everything and counts anew.
  ///
  /// @param until later events are not counted: clocks may be wrong
  public synchronized void rebuild(Instant until) {
    tallies.clear();
    names.clear();
    counted = EVERYTHING;
    update(until);
    addWritten(facts, "", until, tallies, names);
  }

  /// Counts what came since the last time. Where that fails some of it may be counted: only a
  /// rebuild sets it right.
  public synchronized void update(Instant until) {
    shop = null;
    long head =
        facts
            .list(Query.of(CustomerProfiles.class, "last-event.sql"), row -> row.integer(0))
            .getFirst();
    long[] last = {counted};
    for (long behind = counted; behind < head; behind += together) {
      facts.scan(
          deedsBehind(behind, Math.min(head, behind + together), until),
          batch -> last[0] = Math.max(last[0], read(batch, tallies, names)));
    }
    counted = last[0];
  }

  /// One customer as counted; empty if they did nothing.
  public synchronized Optional<CustomerStatistics> statistics(
      String customer, Instant now, LocalDate today) {
    CustomerTally tally = tallies.get(customer);
    return tally == null
        ? Optional.empty()
        : Optional.of(statistics(tally, shopWide(), now, today));
  }

  /// The same with what the shop was like at some other time, which need not be counted then.
  public synchronized Optional<CustomerStatistics> statistics(
      String customer, ShopWide wide, Instant now, LocalDate today) {
    return Optional.ofNullable(tallies.get(customer))
        .map(tally -> statistics(tally, wide, now, today));
  }

  /// The last event that is counted; below every event's before the first count.
  public synchronized long counted() {
    return counted;
  }

  /// How many customers did anything.
  public synchronized int customers() {
    return tallies.size();
  }

  /// Everyone's figures, by customer.
  public synchronized Map<String, CustomerStatistics> all(Instant now, LocalDate today) {
    ShopWide wide = shopWide();
    Map<String, CustomerStatistics> all = new HashMap<>();
    tallies.forEach((customer, tally) -> all.put(customer, statistics(tally, wide, now, today)));
    return all;
  }

  /// What all customers are like.
  public synchronized ShopWide shopWide() {
    if (shop == null) {
      shop = WideOfTallies.of(tallies);
    }
    return shop;
  }

  /// One customer counted from the store now, whatever was counted before.
  ///
  /// @param shop that shares are shrunk to
  public static Optional<CustomerStatistics> fresh(
      Facts facts, String customer, ShopWide shop, Instant now, LocalDate today) {
    Map<String, CustomerTally> one = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    facts.scan(deedsOf(customer, now), batch -> read(batch, one, names));
    addWritten(facts, customer, now, one, names);
    return one.values().stream().findFirst().map(tally -> statistics(tally, shop, now, today));
  }

  /// Of a customer who is known but did nothing.
  static CustomerStatistics ofNothing(ShopWide shop, Instant now, LocalDate today) {
    return statistics(new CustomerTally(), shop, now, today);
  }

  private static CustomerStatistics statistics(
      CustomerTally tally, ShopWide shop, Instant now, LocalDate today) {
    double days = (now.getEpochSecond() * 1e6 + now.getNano() / 1e3) / MICROS_A_DAY;
    return new StatisticsOfTally(shop, days, today.toEpochDay()).of(tally);
  }

  private static Query deedsOf(String customer, Instant until) {
    return deeds(Query.of(CustomerProfiles.class, "deeds-of-customer.sql", customer, until));
  }

  /// What everyone did behind one event and up to another.
  private static Query deedsBehind(long behind, long last, Instant until) {
    return deeds(Query.of(CustomerProfiles.class, "deeds-behind.sql", until, behind, last));
  }

  private static Query deeds(Query whose) {
    String deeds = Query.of(CustomerProfiles.class, "deeds.sql").sql();
    return new Query(whose.name(), whose.sql() + deeds, whose.values());
  }

  /// Counts what reviews are about, of those who did anything.
  ///
  /// @param customer empty for all
  private static void addWritten(
      Facts facts,
      String customer,
      Instant until,
      Map<String, CustomerTally> tallies,
      Map<String, String> names) {
    facts.scan(
        Query.of(CustomerProfiles.class, "written.sql", until, customer),
        batch -> {
          String[] customers = batch.texts(0);
          long[] times = batch.longs(1);
          String[] themes = batch.texts(2);
          for (int i = 0; i < batch.rows(); i++) {
            CustomerTally tally = tallies.get(customers[i]);
            if (tally != null) {
              tally.like(once(themes[i], names), Interest.of("review"), times[i] / MICROS_A_DAY);
            }
          }
        });
  }

  /// Returns the last event's sequence.
  private static long read(
      ColumnReader.Columns batch, Map<String, CustomerTally> tallies, Map<String, String> names) {
    long last = EVERYTHING;
    String[] customers = batch.texts(0);
    long[] sequences = batch.longs(1);
    String[] types = batch.texts(2);
    long[] times = batch.longs(3);
    long[] days = batch.longs(4);
    long[] hours = batch.longs(5);
    String[] channels = batch.texts(6);
    long[] sessions = batch.longs(7);
    long[] placed = batch.longs(8);
    String[] categories = batch.texts(9);
    String[] brands = batch.texts(10);
    double[] dearness = batch.doubles(11);
    long[] products = batch.longs(12);
    long[] kinds = batch.longs(13);
    double[] relativePrices = batch.doubles(14);
    long[] units = batch.longs(15);
    double[] minor = batch.doubles(16);
    double[] priceShares = batch.doubles(17);
    String[] themes = batch.texts(18);
    for (int i = 0; i < batch.rows(); i++) {
      last = Math.max(last, sequences[i]);
      tallies
          .computeIfAbsent(customers[i], _ -> new CustomerTally())
          .add(
              new Deed(
                  once(types[i], names),
                  times[i] / MICROS_A_DAY,
                  days[i],
                  (int) hours[i],
                  once(channels[i], names),
                  sessions[i],
                  placed[i],
                  known(categories[i], names),
                  known(brands[i], names),
                  dearness[i],
                  Long.hashCode(products[i]),
                  Long.hashCode(kinds[i]),
                  relativePrices[i],
                  units[i],
                  minor[i],
                  priceShares[i],
                  known(themes[i], names)));
    }
    return last;
  }

  private static @Nullable String known(String text, Map<String, String> names) {
    return text.isEmpty() ? null : once(text, names);
  }

  /// The one text of all equal ones.
  private static String once(String text, Map<String, String> names) {
    String first = names.putIfAbsent(text, text);
    return first == null ? text : first;
  }
}
