package io.shopkeeper.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// A pool of the caller's and the number of tasks to keep on it; results never depend on either.
///
/// @param pool not shut down here; must not be the pool on whose thread the caller itself runs
/// @param count at least 1
public record Workers(ExecutorService pool, int count) {

  /// Small enough to balance uneven rows, large enough that handing out blocks costs nothing.
  private static final int BLOCK = 64;

  public Workers {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1: " + count);
    }
  }

  /// Calls every index in [0, size) once, in no order, each worker on a consumer of its own, and
  /// returns when all are done.
  ///
  /// The work of an index must depend on the index alone and write to places no other index writes
  /// to; then the result is the same at any count. The first failure stops the rest and is thrown.
  /// An interrupt stops the work with `CancellationException`, leaving the thread interrupted.
  public void forEach(int size, Supplier<IntConsumer> consumers) {
    forEach(size, BLOCK, consumers);
  }

  /// The same, handing out `block` (≥ 1) indices at a time: few where one index is much work.
  public void forEach(int size, int block, Supplier<IntConsumer> consumers) {
    var nextBlock = new AtomicInteger();
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int worker = 0; worker < count; worker++) {
      tasks.add(() -> {
        drain(nextBlock, size, block, consumers.get());
        return null;
      });
    }
    try {
      for (Future<Void> done : pool.invokeAll(tasks)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("interrupted").initCause(e);
    } catch (ExecutionException e) {
      throw unchecked(e);
    }
  }

  private static void drain(
      AtomicInteger nextBlock, int size, int blockSize, IntConsumer consumer) {
    int blocks = Math.ceilDiv(size, blockSize);
    try {
      int block = nextBlock.getAndIncrement();
      while (block < blocks) {
        if (Thread.interrupted()) {
          throw new CancellationException("interrupted");
        }
        int start = block * blockSize;
        int end = start + Math.min(size - start, blockSize);
        for (int index = start; index < end; index++) {
          consumer.accept(index);
        }
        block = nextBlock.getAndIncrement();
      }
    } catch (RuntimeException | Error failure) {
      nextBlock.set(blocks);
      throw failure;
    }
  }

  private static RuntimeException unchecked(ExecutionException failure) {
    return switch (failure.getCause()) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case null, default -> new IllegalStateException(failure);
    };
  }
}
