package io.shopkeeper.advertise.campaign;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.InstantSource;

/// The budget of a campaign: what is spent was taken in the store before, so that not even a crash
/// spends it twice.
///
/// It is taken in hundredths of the budget at least, durable before anything of it is spent, and
/// what is unspent is given back at the end; after a crash what was taken counts as spent. All
/// amounts in thousandths of a minor unit. Safe for any number of threads.
final class BudgetAccount {
  private static final long PARTS = 100;
  private static final long IMPRESSIONS = 100;

  private final Facts facts;
  private final InstantSource clock;
  private final Campaign campaign;
  private long taken;
  private long inHand;

  BudgetAccount(Facts facts, InstantSource clock, Campaign campaign) {
    this.facts = facts;
    this.clock = clock;
    this.campaign = campaign;
    taken =
        facts
            .list(Query.of(BudgetAccount.class, "taken.sql", campaign.id()), row -> row.integer(0))
            .getFirst();
  }

  /// What can still be spent.
  synchronized long left() {
    return campaign.budget() - taken + inHand;
  }

  synchronized long spent() {
    return taken - inHand;
  }

  /// Spends, or says that there is not enough; nothing is spent where the store fails.
  synchronized boolean spend(long amount) {
    if (amount > left()) {
      return false;
    }
    if (amount > inHand) {
      long wanted =
          Math.max(amount - inHand, Math.min(IMPRESSIONS * amount, campaign.budget() / PARTS));
      long more = Math.min(campaign.budget() - taken, wanted);
      note(more);
      taken += more;
      inHand += more;
    }
    inHand -= amount;
    return true;
  }

  /// Gives back what was taken and not spent.
  synchronized void giveBack() {
    if (inHand > 0) {
      note(-inHand);
      taken -= inHand;
      inHand = 0;
    }
  }

  private void note(long amount) {
    facts.update(
        Query.of(BudgetAccount.class, "insert-spend.sql", campaign.id(), amount, clock.instant()));
  }
}
