package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersTest {

  private final ExecutorService pool = Executors.newFixedThreadPool(3);

  @AfterEach
  void close() {
    pool.close();
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,3", "63,2", "64,2", "65,2", "1000,7"})
  void everyIndexIsCalledOnceAndEveryWorkerHasItsOwnConsumer(int size, int count) {
    var calls = new AtomicIntegerArray(size);
    var consumers = new AtomicInteger();
    new Workers(pool, count)
        .forEach(
            size,
            () -> {
              consumers.incrementAndGet();
              return calls::incrementAndGet;
            });
    assertThat(consumers).hasValue(count);
    for (int index = 0; index < size; index++) {
      assertThat(calls.get(index)).isEqualTo(1);
    }
  }

  @Test
  void theFirstFailureStopsTheRestAndIsThrown() {
    var calls = new AtomicInteger();
    assertThatIllegalStateException()
        .isThrownBy(() ->
            new Workers(pool, 1)
                .forEach(
                    1_000_000,
                    () ->
                        index -> {
                          calls.incrementAndGet();
                          if (index == 100) {
                            throw new IllegalStateException("at 100");
                          }
                        }))
        .withMessage("at 100");
    assertThat(calls).hasValue(101);
  }

  @Test
  void anInterruptStopsTheWorkAndStaysSet() {
    Thread caller = Thread.currentThread();
    IntConsumer untilInterrupted =
        index -> {
          caller.interrupt();
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
        };
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> new Workers(pool, 2).forEach(1_000, () -> untilInterrupted));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void noWorkersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Workers(pool, 0))
        .withMessage("count must be at least 1: 0");
  }
}
