package io.shopkeeper.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MemoryTest {

  private final Memory small = new Memory(100L << 20, .5);

  @Test
  void whatFitsIntoTheShareIsLet() {
    small.require("training 'als'", 50L << 20);
    assertThat(small.holds(50L << 20)).isTrue();
    assertThat(small.holds((50L << 20) + 1)).isFalse();
  }

  @Test
  void whatDoesNotIsRefusedWithWhatItTakesWhatThereIsAndWhatToDo() {
    assertThatExceptionOfType(RecommendException.class)
        .isThrownBy(() -> small.require("training 'als'", 200L << 20))
        .withMessage(
            "training 'als' takes about 201 MiB of memory, and 50 of the program's 100 MiB may be"
                + " used: choose a smaller model, as 'popularity', or give more, as in"
                + " SHOPKEEPER_MEMORY=512m")
        .satisfies(e -> assertThat(e.code()).isEqualTo(RecommendException.Code.TOO_LARGE));
  }

  @Test
  void whatIsAdvisedIsEnough() {
    for (long bytes : new long[] {51L << 20, 127L << 20, 128L << 20, 5L << 30}) {
      String advice = small.refusal("it", bytes).replaceAll(".*=(\\d+)m", "$1");
      assertThat(new Memory(Long.parseLong(advice) << 20, .5).holds(bytes)).isTrue();
    }
  }

  @Test
  void aShareOfNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Memory(0, .5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Memory(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new Memory(1, 0));
  }

  @Test
  void anExtentIsCounted() {
    Behaviour behaviour =
        new SmallShop()
            .buys("ann", "tent", "mat")
            .buys("bob", "tent")
            .buys("cy", "tent", "mat", "lamp")
            .behaviour();
    assertThat(behaviour.extent()).isEqualTo(new Extent(3, 3, 3, 6, 2 + 6, 3));
  }

  @Test
  void aVisitThatHasNoNameTakesLittle() {
    var named = new Extent(1_000_000, 1_000_000, 10, 1_000_000, 0, 0);
    var visits = new Extent(1_000_000, 0, 10, 1_000_000, 0, 0);
    assertThat(named.read()).isGreaterThan(600_000_000);
    assertThat(visits.read()).isBetween(72_000_000L, 100_000_000L);
  }
}
