package io.shopkeeper.bench;

import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.Gram;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Workers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The 50 greatest co-occurrences of each of 20,000 items among 20,000 customers with 500,000
/// interactions.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class GramBenchmark {

  private static final int CUSTOMERS = 20_000;
  private static final int ITEMS = 20_000;
  private static final int INTERACTIONS = 500_000;

  @Param({"1", "2"})
  int threads;

  private CsrMatrix matrix = CsrMatrix.builder(0, 0).build();
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  @Setup
  public void fill() {
    matrix = Synthetic.interactions(CUSTOMERS, ITEMS, INTERACTIONS, 4);
  }

  @TearDown
  public void close() {
    pool.close();
  }

  @Benchmark
  public int[][] neighbours() {
    int[][] neighbours = new int[ITEMS][];
    Gram.of(matrix)
        .forEachRow(
            new Workers(pool, threads),
            () -> {
              var top = new TopK(50);
              return (item, products) -> {
                top.clear();
                for (int entry = 0; entry < products.size(); entry++) {
                  top.offer(products.column(entry), (float) products.value(entry));
                }
                neighbours[item] = top.ids();
              };
            });
    return neighbours;
  }

  @Benchmark
  public CsrMatrix transpose() {
    return matrix.transpose();
  }
}
