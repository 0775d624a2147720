package io.shopkeeper.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.recommend.transitions.TransitionSettings;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SequenceSearchTest {

  @Test
  void theTopOfASmoothHillIsFoundInFewSteps() {
    var asked = new AtomicInteger();
    TransitionSettings found =
        new SequenceSearch(
                settings -> {
                  asked.incrementAndGet();
                  return -Math.abs(Math.log(settings.halfLifeMoments() / 10))
                      - Math.abs(settings.backward() - 1)
                      - Math.abs(settings.target());
                })
            .climb();
    assertThat(found.halfLifeMoments()).isEqualTo(10);
    assertThat(found.backward()).isEqualTo(1);
    assertThat(found.target()).isZero();
    assertThat(asked).hasValueLessThan(50);
  }

  @Test
  void whereNothingHelpsTheDefaultStays() {
    assertThat(new SequenceSearch(_ -> .5).climb()).isEqualTo(TransitionSettings.DEFAULT);
  }
}
