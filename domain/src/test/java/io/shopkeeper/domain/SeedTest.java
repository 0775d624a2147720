package io.shopkeeper.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedTest {

  @Test
  void theSameSeedAndStreamGiveTheSameNumbersForEver() {
    assertThat(new Seed(42).generator("split").nextLong())
        .isEqualTo(new Seed(42).generator("split").nextLong());
    // Golden: a change here changes every model trained with a seed.
    assertThat(new Seed(42).derive("split").value()).isEqualTo(1194722406007266457L);
  }

  @Test
  void streamsAreIndependent() {
    var streams =
        IntStream.range(0, 1000)
            .mapToLong(i -> new Seed(7).generator("stream " + i).nextLong())
            .distinct()
            .count();
    assertThat(streams).isEqualTo(1000);
  }
}
