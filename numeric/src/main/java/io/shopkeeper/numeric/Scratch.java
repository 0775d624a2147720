package io.shopkeeper.numeric;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/// Space that questions use one after another: as many pieces as questions were answered at a time.
/// A thread-local would be one for each virtual thread. Safe for any number of threads.
public final class Scratch<T> {
  private final ConcurrentLinkedDeque<T> free = new ConcurrentLinkedDeque<>();
  private final Supplier<T> maker;

  public Scratch(Supplier<T> maker) {
    this.maker = maker;
  }

  /// A piece that nobody else has, as it was given back or new.
  public T borrow() {
    T piece = free.poll();
    return piece == null ? maker.get() : piece;
  }

  public void giveBack(T piece) {
    free.push(piece);
  }
}
