package io.shopkeeper.bench;

import io.shopkeeper.numeric.VectorKernels;
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

/// The vector kernels, each beside its scalar twin, on vectors in the first-level cache.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelBenchmark {

  private static final VectorKernels SIMD = VectorKernels.fastest();
  private static final VectorKernels SCALAR = VectorKernels.scalar();

  @Param({"64", "128", "512"})
  int length;

  private float[] a = {};
  private float[] b = {};

  @Setup
  public void fill() {
    a = Synthetic.floats(length, 1);
    b = Synthetic.floats(length, 2);
  }

  @Benchmark
  public float dotSimd() {
    return SIMD.dot(a, b);
  }

  @Benchmark
  public float dotScalar() {
    return SCALAR.dot(a, b);
  }

  /// A factor of 0 keeps the values from growing over the iterations.
  @Benchmark
  public float[] axpySimd() {
    SIMD.axpy(0, a, b);
    return b;
  }

  @Benchmark
  public float[] axpyScalar() {
    SCALAR.axpy(0, a, b);
    return b;
  }
}
