package io.shopkeeper.simulation;

import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// When an article could not be bought: in spells of some days, and until the end if it cannot be
/// bought now.
final class Stock {
  /// Share of the articles that cannot be bought at the end.
  static final double OUT = .03;

  private static final double DAYS_BETWEEN = 200;
  private static final double DAYS_OUT = 6;

  /// In days since the first, the one after the last of a spell left out.
  private record Spell(double from, double to) {}

  private final List<Spell> spells = new ArrayList<>();

  Stock(Article article, int days, Seed seed) {
    RandomGenerator random = seed.generator("stock-" + article.product().id());
    double day = random.nextExponential() * DAYS_BETWEEN;
    while (day < days) {
      double back = day + 1 + random.nextExponential() * DAYS_OUT;
      spells.add(new Spell(day, article.product().inStock() ? Math.min(back, days - 1) : back));
      day = back + random.nextExponential() * DAYS_BETWEEN;
    }
    if (!article.product().inStock()) {
      spells.add(new Spell(days - 1 - random.nextExponential() * DAYS_OUT, Double.MAX_VALUE));
    }
  }

  /// @param day since the first
  boolean has(double day) {
    for (Spell spell : spells) {
      if (day >= spell.from && day < spell.to) {
        return false;
      }
    }
    return true;
  }
}
