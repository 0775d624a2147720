package io.shopkeeper.bench;

import io.shopkeeper.numeric.TopK;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The best of 40,000 scores in random order, at once and one by one.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class TopKBenchmark {

  private static final int SCORES = 40_000;

  @Param({"20", "200"})
  int k;

  private float[] scores = {};
  private TopK top = new TopK(1);

  @Setup
  public void fill() {
    scores = Synthetic.floats(SCORES, 3);
    top = new TopK(k);
  }

  @Benchmark
  public int offerAll() {
    top.clear();
    top.offerAll(scores);
    return top.id(0);
  }

  @Benchmark
  public int offerEach() {
    top.clear();
    for (int i = 0; i < scores.length; i++) {
      top.offer(i, scores[i]);
    }
    return top.id(0);
  }
}
