package io.shopkeeper.bench;

import com.sun.management.OperatingSystemMXBean;
import io.shopkeeper.domain.Product;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.embed.EncoderEmbedder;
import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.search.SearchIndex;
import io.shopkeeper.search.SearchRequest;
import io.shopkeeper.search.evaluation.CatalogueFile;
import io.shopkeeper.search.evaluation.QueryFile;
import io.shopkeeper.search.fusion.FusionWeights;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// How long a search and a suggestion take, one after another, the vector of the query included.
///
/// Beside the wall, the CPU time of the whole process, for machines that are shared.
///
/// @param queries what is searched for; suggestions are asked for their beginnings
record SearchBenchmark(Path catalogue, Path queries, int rounds) {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final int BATCH = 512;
  private static final int COUNT = 20;
  private static final int WARM = 500;

  void run() {
    List<Product> products = CatalogueFile.read(catalogue);
    List<String> texts = QueryFile.read(queries).stream().map(QueryFile.Asked::text).toList();
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors);
        var encoders = new Encoders()) {
      TextEmbedder many = new EncoderEmbedder(encoders, new Workers(pool, processors));
      TextEmbedder one = new EncoderEmbedder(encoders, new Workers(pool, 1));
      try (var index = new SearchIndex(many, one, FusionWeights.DEFAULT)) {
        long started = System.nanoTime();
        index.put(products);
        System.out.printf("%,d products: words in %.1f s", products.size(), seconds(started));
        started = System.nanoTime();
        while (index.embed(BATCH) > 0) {
          // The next ones.
        }
        System.out.printf(", meaning in %.1f s%n", seconds(started));
        time("search", texts, text -> index.search(SearchRequest.of(text, COUNT)));
        time("vector of the query", texts, text -> index.vectors(List.of(text)));
        time("suggest", texts, text -> index.suggest(beginning(text), 10));
      }
    }
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(text.length(), 1 + text.length() % 5));
  }

  private void time(String what, List<String> texts, Consumer<String> ask) {
    texts.stream().limit(WARM).forEach(ask);
    double[] milliseconds = new double[rounds * texts.size()];
    double[] cpu = new double[milliseconds.length];
    for (int i = 0; i < milliseconds.length; i++) {
      long spent = PROCESS.getProcessCpuTime();
      long started = System.nanoTime();
      ask.accept(texts.get(i % texts.size()));
      milliseconds[i] = 1_000 * seconds(started);
      cpu[i] = (PROCESS.getProcessCpuTime() - spent) / 1e6;
    }
    Arrays.sort(milliseconds);
    Arrays.sort(cpu);
    System.out.printf("%-20s %s; CPU %s (%,d)%n", what, row(milliseconds), row(cpu), cpu.length);
  }

  private static String row(double[] sorted) {
    return "p50 %.2f p95 %.2f p99 %.2f ms"
        .formatted(at(sorted, .5), at(sorted, .95), at(sorted, .99));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1.0, Math.floor(share * sorted.length))];
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
