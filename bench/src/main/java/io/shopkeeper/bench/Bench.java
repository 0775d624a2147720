package io.shopkeeper.bench;

import java.util.ArrayList;
import java.util.List;

/// The entry to all benchmarks: `java -cp 'bench/target/lib/*' io.shopkeeper.bench.Bench NAME
/// [OPTION…]`.
public final class Bench {

  private Bench() {}

  /// Runs the benchmark named first; the options after it are its own.
  public static void main(String[] arguments) throws Exception {
    var options = new ArrayList<>(List.of(arguments));
    String name = options.isEmpty() ? "" : options.removeFirst();
    switch (name) {
      case "kernels" -> kernels(options);
      default -> {
        System.err.println("usage: Bench kernels [JMH option…]");
        System.exit(2);
      }
    }
  }

  private static void kernels(List<String> options) throws Exception {
    var arguments = new ArrayList<>(options);
    arguments.add("(Kernel|TopK|Gram)Benchmark");
    org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
  }
}
