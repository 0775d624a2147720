package io.shopkeeper.bench;

import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RecommenderModel;
import java.util.Arrays;
import java.util.List;

/// How long the list of every customer takes, one after the other on one thread.
///
/// @param wall nanoseconds, ascending; counts what else the machine does
/// @param processor nanoseconds, ascending
record SingleQuestions(long[] wall, long[] processor) {

  /// @param count the length of a list
  static SingleQuestions ask(RecommenderModel model, List<History> histories, int count) {
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
    Arrays.sort(wall);
    Arrays.sort(processor);
    return new SingleQuestions(wall, processor);
  }

  /// In milliseconds, `share` of .5 being the median.
  static double quantile(long[] nanos, double share) {
    return nanos[(int) (share * (nanos.length - 1))] / 1e6;
  }

  void print() {
    System.out.printf("one list: %s wall, %s processor%n", text(wall), text(processor));
  }

  private static String text(long[] nanos) {
    return "p50 %.2f p99 %.2f ms".formatted(quantile(nanos, .5), quantile(nanos, .99));
  }
}
