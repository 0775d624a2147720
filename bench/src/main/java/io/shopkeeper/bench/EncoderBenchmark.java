package io.shopkeeper.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import io.shopkeeper.neural.encoder.EncoderWeights;
import io.shopkeeper.neural.encoder.TextEncoder;
import io.shopkeeper.numeric.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Our encoder beside LangChain4j's own runner, on the same weights, texts and number of threads;
/// rounds of the two take turns, so that what else the machine does hits both.
final class EncoderBenchmark {
  private static final String CHINESE = "房间很大早餐也不错就是服务员的态度一般下次还会再来住";
  private static final String ENGLISH =
      "love this dress the fabric is soft and the fit is great but the color was a bit darker than"
          + " the picture shows so i will return it today";

  private final int texts;
  private final int rounds;

  EncoderBenchmark(int texts, int rounds) {
    this.texts = texts;
    this.rounds = rounds;
  }

  void run() throws IOException {
    run(EncoderWeights.BGE_SMALL_ZH, CHINESE);
    run(EncoderWeights.BGE_SMALL_EN, ENGLISH);
  }

  private void run(EncoderWeights weights, String text) throws IOException {
    Path folder = Files.createTempDirectory("encoder");
    int processors = Runtime.getRuntime().availableProcessors();
    List<String> all = IntStream.range(0, texts).mapToObj(i -> text + i % 10).toList();
    List<TextSegment> segments = all.stream().map(TextSegment::from).toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors);
        var ours = new TextEncoder(weights)) {
      var theirs =
          new OnnxEmbeddingModel(
              copy(weights.network(), folder),
              copy(weights.vocabulary(), folder),
              PoolingMode.CLS,
              pool);
      var workers = new Workers(pool, processors);
      var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      double ourSeconds = 0;
      double theirSeconds = 0;
      double ourCpu = 0;
      double theirCpu = 0;
      for (int round = -1; round < rounds; round++) {
        long cpuStart = system.getProcessCpuTime();
        long start = System.nanoTime();
        ours.sentences(all, workers);
        long between = System.nanoTime();
        long cpuBetween = system.getProcessCpuTime();
        theirs.embedAll(segments);
        long end = System.nanoTime();
        if (round >= 0) {
          ourSeconds += (between - start) / 1e9;
          theirSeconds += (end - between) / 1e9;
          ourCpu += (cpuBetween - cpuStart) / 1e6;
          theirCpu += (system.getProcessCpuTime() - cpuBetween) / 1e6;
        }
      }
      System.out.printf(
          "encoder %s, %d tokens, %d threads: ours %,.0f texts/s (%.2f CPU-ms each),"
              + " LangChain4j's %,.0f (%.2f), %.2f times%n",
          weights.name(),
          ours.encode(all.getFirst()).size() + 2,
          processors,
          rounds * texts / ourSeconds,
          ourCpu / (rounds * texts),
          rounds * texts / theirSeconds,
          theirCpu / (rounds * texts),
          theirSeconds / ourSeconds);
    }
  }

  private static Path copy(String resource, Path folder) throws IOException {
    Path file = folder.resolve(resource);
    try (InputStream in =
        Objects.requireNonNull(
            EncoderWeights.class.getClassLoader().getResourceAsStream(resource))) {
      Files.copy(in, file);
    }
    file.toFile().deleteOnExit();
    return file;
  }
}
