package io.shopkeeper.bench;

import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RecommenderModel;
import java.util.Arrays;
import java.util.List;

/// Asks a model for the list of every customer once, one after the other on this thread.
final class SingleQuestions {

  private SingleQuestions() {}

  /// Prints how long lists take; the wall clock counts what else the machine does, the other does
  /// not.
  ///
  /// @param count the length of a list
  static void ask(RecommenderModel model, List<History> histories, int count) {
    long[] wall = new long[histories.size()];
    long[] processor = new long[histories.size()];
    for (int row = 0; row < wall.length; row++) {
      History history = histories.get(row);
      long wallStart = System.nanoTime();
      long start = ThreadClock.ofThisThread();
      model.rank(history, item -> !history.owns(item), count);
      processor[row] = ThreadClock.ofThisThread() - start;
      wall[row] = System.nanoTime() - wallStart;
    }
    System.out.printf("one list: %s wall, %s processor%n", text(wall), text(processor));
  }

  private static String text(long[] nanos) {
    Arrays.sort(nanos);
    return "p50 %.2f p99 %.2f ms"
        .formatted(nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
  }
}
