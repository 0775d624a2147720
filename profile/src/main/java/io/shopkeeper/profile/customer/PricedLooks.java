package io.shopkeeper.profile.customer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What one customer looked at, put into the cart and bought, and how dear it was among its kind.
///
/// Kept in 16 bytes a look, up to half as much again while it grows; products and kinds are known
/// by hashes of 32 bits, times by the second.
final class PricedLooks {
  /// Prices are told apart by tenths of their logarithm, up to e times as dear or cheap as usual.
  private static final int TENTHS = 10;

  static final int BINS = 2 * TENTHS + 1;

  private static final double SECONDS_A_DAY = 86_400;
  private static final int LOOKED = 0;
  private static final int CARTED = 1;
  private static final int BOUGHT = 2;
  private static final int STEP_BITS = 2;
  private static final int BIN_BITS = 6;

  /// Product and kind.
  private long[] goods = new long[2];

  /// Second, bin of price, and how far the customer went.
  private long[] deeds = new long[2];

  private int size;

  void add(Deed deed) {
    int step =
        switch (deed.type()) {
          case "view_item" -> LOOKED;
          case "add_to_cart" -> CARTED;
          case "purchase" -> BOUGHT;
          default -> -1;
        };
    if (step < 0 || Double.isNaN(deed.relativePrice())) {
      return;
    }
    if (size == goods.length) {
      goods = Arrays.copyOf(goods, size + size / 2);
      deeds = Arrays.copyOf(deeds, goods.length);
    }
    int bin = Math.clamp(Math.round(deed.relativePrice() * TENTHS), -TENTHS, TENTHS) + TENTHS;
    goods[size] = (long) deed.product() << Integer.SIZE | Integer.toUnsignedLong(deed.kind());
    long second = (long) (deed.time() * SECONDS_A_DAY);
    deeds[size] = (second << BIN_BITS | bin) << STEP_BITS | step;
    size++;
  }

  private int product(int look) {
    return (int) (goods[look] >> Integer.SIZE);
  }

  private int kind(int look) {
    return (int) goods[look];
  }

  private long second(int look) {
    return deeds[look] >> (BIN_BITS + STEP_BITS);
  }

  private int bin(int look) {
    return (int) (deeds[look] >> STEP_BITS) & ((1 << BIN_BITS) - 1);
  }

  private int step(int look) {
    return (int) deeds[look] & ((1 << STEP_BITS) - 1);
  }

  /// The logarithm of the price over the usual one in the middle of a bin.
  static double middle(int bin) {
    return (double) (bin - TENTHS) / TENTHS;
  }

  /// Looks and of these how many led into the cart, by bins of price.
  ///
  /// @param again kinds that are bought again: of the others, what a customer has is left out
  Answers answers(Set<Integer> again) {
    Map<Integer, Long> had = had();
    var answers = new Answers(new int[BINS], new int[BINS]);
    for (int look = 0; look < size; look++) {
      if (step(look) != BOUGHT && (again.contains(kind(look)) || !has(had, look))) {
        (step(look) == LOOKED ? answers.looked : answers.carted)[bin(look)]++;
      }
    }
    for (int bin = 0; bin < BINS; bin++) {
      answers.looked[bin] = Math.max(answers.looked[bin], answers.carted[bin]);
    }
    return answers;
  }

  /// Counts by kind what was looked at for the first time and what the customer had already.
  void count(Map<Integer, Habit> habits) {
    Map<Integer, Long> had = had();
    for (int look = 0; look < size; look++) {
      if (step(look) != BOUGHT) {
        habits
            .computeIfAbsent(kind(look), _ -> new Habit())
            .add(step(look) == CARTED, has(had, look));
      }
    }
  }

  /// The second in which each product was first bought.
  private Map<Integer, Long> had() {
    Map<Integer, Long> had = new HashMap<>();
    for (int look = 0; look < size; look++) {
      if (step(look) == BOUGHT) {
        had.merge(product(look), second(look), Math::min);
      }
    }
    return had;
  }

  private boolean has(Map<Integer, Long> had, int look) {
    return had.getOrDefault(product(look), Long.MAX_VALUE) < second(look);
  }

  /// Of one customer, by bins of price.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Answers(int[] looked, int[] carted) {}

  /// What all customers did with one kind: with what they did not have, and with what they had.
  static final class Habit {
    /// A kind of which nothing is known is taken to be bought again as readily as at first.
    private static final double STRENGTH = 5;

    private long looked;
    private long carted;
    private long lookedAgain;
    private long cartedAgain;

    private void add(boolean cart, boolean had) {
      if (had) {
        lookedAgain += cart ? 0 : 1;
        cartedAgain += cart ? 1 : 0;
      } else {
        looked += cart ? 0 : 1;
        carted += cart ? 1 : 0;
      }
    }

    /// Whether what a customer has is put into the cart again at least half as often as what they
    /// have not.
    boolean boughtAgain() {
      double first = (carted + 1.0) / (looked + 2.0);
      return cartedAgain + STRENGTH * first >= (lookedAgain + STRENGTH) * first / 2;
    }
  }
}
