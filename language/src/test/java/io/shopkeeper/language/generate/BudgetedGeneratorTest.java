package io.shopkeeper.language.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.language.generate.Generation.Answer;
import io.shopkeeper.language.generate.Generation.Failed;
import io.shopkeeper.language.generate.Generation.Reason;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class BudgetedGeneratorTest extends TextGeneratorContract {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  // Ten minutes to midnight in Shanghai.
  private Instant now = Instant.parse("2026-11-24T15:50:00Z");

  @Override
  protected TextGenerator generator(Reply... replies) {
    return budgeted(new ScriptedModel(replies), 1_000_000);
  }

  private BudgetedGenerator budgeted(TextGenerator model, long tokensADay) {
    return new BudgetedGenerator(model, tokensADay, "raise the limit", SHANGHAI, () -> now);
  }

  @Test
  void whatWasSpentIsEntered() {
    BudgetedGenerator generator = budgeted(new ScriptedModel(said("Hello")), 1_000);
    generator.generate(asking("Hello").atMost(100));
    generator.generate(asking("Hello").atMost(100));
    assertThat(generator.spentToday()).isEqualTo(32);
  }

  @Test
  void whenItMayBeTooMuchTheModelIsNotAskedUntilMidnight() {
    var model = new ScriptedModel(said("Hello"));
    BudgetedGenerator generator = budgeted(model, 150);
    Prompt prompt = asking("Hello").atMost(100);
    for (int i = 0; i < 2; i++) {
      assertThat(generator.generate(prompt)).isInstanceOf(Answer.class);
    }
    for (int i = 0; i < 3; i++) {
      generator.generate(prompt);
    }
    var refused = (Failed) generator.generate(prompt);
    assertThat(refused.reason()).isEqualTo(Reason.BUDGET_SPENT);
    assertThat(refused.message())
        .contains(
            "of the 150 tokens for 2026-11-24", "midnight (Asia/Shanghai), or raise the limit");
    int asked = model.asked().size();
    now = now.plusSeconds(601);
    assertThat(generator.generate(prompt)).isInstanceOf(Answer.class);
    assertThat(model.asked()).hasSize(asked + 1);
    assertThat(generator.spentToday()).isEqualTo(16);
  }

  @Test
  void whoIsStillBeingAnsweredHoldsTheTokensSetAside() {
    BudgetedGenerator[] itself = new BudgetedGenerator[1];
    var within = new Generation[1];
    TextGenerator asksAgain =
        new TextGenerator() {
          @Override
          public String name() {
            return "asks again";
          }

          @Override
          public Generation generate(Prompt prompt, Pieces pieces) {
            within[0] = itself[0].generate(prompt);
            return said("Hello").judged(prompt);
          }
        };
    itself[0] = budgeted(asksAgain, 150);
    itself[0].generate(asking("Hello").atMost(100));
    assertThat(((Failed) within[0]).reason()).isEqualTo(Reason.BUDGET_SPENT);
  }

  @Test
  void aTimeOutCostsWhatWasSetAsideAndARefusalNothing() {
    assertThat(spentAfter(Reason.TIMED_OUT)).isGreaterThan(100);
    assertThat(spentAfter(Reason.MALFORMED)).isGreaterThan(100);
    assertThat(spentAfter(Reason.REFUSED)).isZero();
    assertThat(spentAfter(Reason.UNREACHABLE)).isZero();
  }

  private long spentAfter(Reason reason) {
    TextGenerator failing =
        new TextGenerator() {
          @Override
          public String name() {
            return "failing";
          }

          @Override
          public Generation generate(Prompt prompt, Pieces pieces) {
            return new Failed(reason, "no");
          }
        };
    BudgetedGenerator generator = budgeted(failing, 1_000);
    generator.generate(asking("Hello").atMost(100));
    return generator.spentToday();
  }
}
