package io.shopkeeper.bench;

import io.shopkeeper.numeric.TileKernel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The product of 128 customers and 256 items at 128 factors, both packed; operations per
/// nanosecond are GFLOP/s.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class TileBenchmark {

  private static final int CUSTOMERS = 128;
  private static final int ITEMS = 256;
  private static final int FACTORS = 128;
  private static final int OPERATIONS = 2 * CUSTOMERS * ITEMS * FACTORS;

  private final float[] products = new float[TileKernel.ROWS * ITEMS];
  private float[] customers = {};
  private float[] items = {};

  @Setup
  public void fill() {
    customers = Synthetic.floats(CUSTOMERS * FACTORS, 5);
    items = Synthetic.floats(ITEMS * FACTORS, 6);
  }

  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public float[] simd() {
    return multiply(TileKernel.fastest());
  }

  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public float[] scalar() {
    return multiply(TileKernel.scalar());
  }

  private float[] multiply(TileKernel kernel) {
    for (int row = 0; row < CUSTOMERS; row += TileKernel.ROWS) {
      for (int column = 0; column < ITEMS; column += kernel.width()) {
        kernel.multiply(
            customers, row * FACTORS, items, column * FACTORS, FACTORS, products, column, ITEMS);
      }
    }
    return products;
  }
}
