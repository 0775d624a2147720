package io.shopkeeper.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.SmallShop;
import io.shopkeeper.recommend.sasrec.SasRecSettings;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SequenceBlendSearchTest {

  private static final Candidate.Transitions TRANSITIONS =
      new Candidate.Transitions(TransitionSettings.DEFAULT);

  private final Behaviour behaviour =
      new SmallShop().buys("a", "tent").buys("a", "mat").buys("b", "tent").behaviour();

  @Test
  void takesTheBestShare() {
    Candidate best =
        choose(candidate ->
            candidate instanceof Candidate.SequenceBlend blend
                ? 1 - Math.abs(blend.share() - .6)
                : .5);
    assertThat(best)
        .isInstanceOfSatisfying(
            Candidate.SequenceBlend.class, blend -> assertThat(blend.share()).isEqualTo(.65));
  }

  @Test
  void staysWithTheTransitionsWhereTheTransformerAddsAlmostNothing() {
    assertThat(choose(candidate -> candidate instanceof Candidate.SequenceBlend ? .1004 : .1))
        .isEqualTo(TRANSITIONS);
  }

  @Test
  void beautyIsAffordableWholeLargerDataShorterAndTooLargeNotAtAll() {
    assertThat(affordable(153_776, 22_363, 12_101))
        .hasValueSatisfying(settings -> assertThat(settings.training().epochs()).isEqualTo(20));
    assertThat(affordable(1_300_000, 50_000, 50_000))
        .hasValueSatisfying(settings -> assertThat(settings.training().epochs()).isBetween(5, 19));
    assertThat(affordable(20_000_000, 500_000, 100_000)).isEmpty();
  }

  private static Optional<SasRecSettings> affordable(long interactions, int visitors, int items) {
    return SasRecSettings.within(
        SequenceBlendSearch.MOST_OPERATIONS, interactions, visitors, items);
  }

  private Candidate choose(ToDoubleFunction<Candidate> quality) {
    try (var pool = Executors.newFixedThreadPool(2)) {
      return new SequenceBlendSearch(
              new Seed(1),
              new Workers(pool, 2),
              Progress.NONE,
              (candidate, _) -> quality.applyAsDouble(candidate))
          .choose(TRANSITIONS, behaviour, .005);
    }
  }
}
