package io.shopkeeper.language.generate;

import io.shopkeeper.language.generate.Generation.Answer;
import io.shopkeeper.language.generate.Generation.Failed;
import io.shopkeeper.language.generate.Generation.NoModel;
import io.shopkeeper.language.generate.Generation.Reason;
import io.shopkeeper.language.generate.Generation.Unfit;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/// Spends at most so many tokens a day, read and written.
///
/// What a prompt may cost is set aside before it is asked (its estimated length and the most tokens
/// of the answer) and what it did cost is entered after, so that prompts asked at the same time do
/// not spend the same tokens. Where nobody can know what was spent, as after a time-out, all that
/// was set aside counts. A repair may go beyond what was set aside, by one answer. The account is
/// in memory: a new process starts with a new one.
public final class BudgetedGenerator implements TextGenerator {
  private final TextGenerator generator;
  private final long tokensADay;
  private final String remedy;
  private final ZoneId zone;
  private final InstantSource clock;
  private LocalDate day = LocalDate.MIN;
  private long spent;

  /// @param remedy how to allow more
  /// @param zone whose midnight begins a day
  public BudgetedGenerator(
      TextGenerator generator, long tokensADay, String remedy, ZoneId zone, InstantSource clock) {
    if (tokensADay < 0) {
      throw new IllegalArgumentException("tokensADay cannot be negative: " + tokensADay);
    }
    this.generator = generator;
    this.tokensADay = tokensADay;
    this.remedy = remedy;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public String name() {
    return generator.name();
  }

  /// Tokens spent or set aside today.
  public synchronized long spentToday() {
    turnThePage();
    return spent;
  }

  @Override
  public Generation generate(Prompt prompt, Pieces pieces) {
    long aside = Usage.tokens(prompt) + prompt.mostTokens();
    LocalDate page;
    synchronized (this) {
      page = turnThePage();
      if (spent + aside > tokensADay) {
        return refusal(aside);
      }
      spent += aside;
    }
    long cost = aside;
    try {
      Generation generation = generator.generate(prompt, pieces);
      cost = cost(generation, aside);
      return generation;
    } finally {
      enter(page, cost - aside);
    }
  }

  private static long cost(Generation generation, long aside) {
    return switch (generation) {
      case Answer answer -> answer.usage().total();
      case Unfit unfit -> unfit.usage().total();
      case NoModel _ -> 0;
      case Failed failed ->
          failed.usage().total()
              + switch (failed.reason()) {
                case TIMED_OUT, MALFORMED, WITHHELD -> aside;
                case UNREACHABLE, RATE_LIMITED, SERVER_FAILED, REFUSED, RESTING, BUDGET_SPENT -> 0;
              };
    };
  }

  private LocalDate turnThePage() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    if (!today.equals(day)) {
      day = today;
      spent = 0;
    }
    return day;
  }

  /// What was set aside yesterday is no matter of today.
  private synchronized void enter(LocalDate page, long difference) {
    if (page.equals(day)) {
      spent += difference;
    }
  }

  private Failed refusal(long aside) {
    return new Failed(
        Reason.BUDGET_SPENT,
        "%,d of the %,d tokens for %s are used and this may take %,d: wait until midnight (%s), or %s"
            .formatted(spent, tokensADay, day, aside, zone, remedy));
  }
}
