package io.shopkeeper.bench;

import com.sun.management.OperatingSystemMXBean;
import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.reviews.AspectCatalogue;
import io.shopkeeper.language.reviews.Keywords;
import io.shopkeeper.language.reviews.LearnedSentiment;
import io.shopkeeper.language.reviews.OpinionLexicon;
import io.shopkeeper.language.reviews.Phrasing;
import io.shopkeeper.language.reviews.ReviewAnalyser;
import io.shopkeeper.language.reviews.SentimentTrainer;
import io.shopkeeper.language.words.PlainText;
import io.shopkeeper.neural.encoder.EncoderWeights;
import io.shopkeeper.neural.encoder.Encoding;
import io.shopkeeper.neural.encoder.TextEncoder;
import io.shopkeeper.numeric.Workers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// How many reviews are read in a second: words, sentiment, evidence, aspects and keywords as
/// `analyse reviews` finds them, and one pass of the encoder with the vectors of all tokens.
///
/// @param file rated reviews, a line each: 1 or 0, a tab, the text
/// @param tokens to which each measured text is cut; shorter ones are left out
record ReviewBenchmark(EncoderWeights weights, Path file, int tokens, int texts, int rounds) {
  private static final int LEARNED = 4_000;

  void run() throws IOException {
    var process = new ServerProcess(ProcessHandle.current().pid());
    int processors = Runtime.getRuntime().availableProcessors();
    List<Review> reviews = reviews();
    List<Review> learned = reviews.subList(0, Math.min(LEARNED, reviews.size() / 2));
    try (ExecutorService pool = Executors.newFixedThreadPool(processors);
        var encoder = new TextEncoder(weights)) {
      var workers = new Workers(pool, processors);
      ReviewAnalyser analyser = analyser(learned, workers);
      double before = process.residentMiB();
      long started = System.nanoTime();
      read(analyser, encoder, reviews.getLast().text());
      double first = milliseconds(started);
      double loaded = process.residentMiB();
      List<String> cut = cut(reviews.subList(learned.size(), reviews.size()), encoder);
      double alone = 0;
      double sum = 0;
      double seconds = 0;
      double aloneSeconds = 0;
      double wall = 0;
      for (int round = -2; round < rounds; round++) {
        double cpu = cpuSeconds();
        workers.forEach(cut.size(), () -> i -> analyser.analyse(cut.get(i)));
        double between = cpuSeconds();
        long start = System.nanoTime();
        encoder.encode(cut, workers, (i, _) -> analyser.analyse(cut.get(i)));
        double elapsed = milliseconds(start) / 1e3;
        double both = cpuSeconds() - between;
        start = System.nanoTime();
        read(analyser, encoder, cut.get((round + 2) % cut.size()));
        double single = milliseconds(start);
        if (round >= 0) {
          aloneSeconds += between - cpu;
          seconds += both;
          wall += elapsed;
          sum += single;
          alone = Math.max(alone, single);
        }
      }
      double read = (double) rounds * cut.size();
      System.out.printf(
          "reviews %s, %d texts of %d tokens, %d threads: %,.0f/s, %.2f CPU-ms each (%.2f without"
              + " the encoder); one alone %.1f ms, at most %.1f; the first %.0f ms, encoder loaded"
              + " in it; resident %.0f MiB before, %.0f behind it, %.0f at the end%n",
          weights.name(),
          cut.size(),
          tokens,
          processors,
          read / wall,
          1e3 * seconds / read,
          1e3 * aloneSeconds / read,
          sum / rounds,
          alone,
          first,
          before,
          loaded,
          process.residentMiB());
    }
  }

  private static void read(ReviewAnalyser analyser, TextEncoder encoder, String text) {
    Encoding encoding = encoder.encode(text);
    if (encoding.dimension() == 0 || analyser.analyse(text).evidence().without() < 0) {
      throw new IllegalStateException("nothing was read");
    }
  }

  private static ReviewAnalyser analyser(List<Review> learned, Workers workers) {
    LearnedSentiment sentiment =
        new SentimentTrainer(new Seed(7), workers, Progress.NONE).train(learned).orElseThrow();
    Keywords keywords =
        Keywords.of(
            learned.stream().map(review -> Phrasing.phrases(PlainText.of(review.text()))).toList());
    return new ReviewAnalyser(
        sentiment, OpinionLexicon.common(), AspectCatalogue.common(), keywords);
  }

  private List<String> cut(List<Review> reviews, TextEncoder encoder) {
    var cut = new ArrayList<String>();
    for (Review review : reviews) {
      if (cut.size() < texts && review.text().length() > tokens) {
        int[] ends = encoder.encode(review.text()).ends();
        if (ends.length >= tokens) {
          cut.add(review.text().substring(0, ends[tokens - 1]));
        }
      }
    }
    return cut;
  }

  private List<Review> reviews() throws IOException {
    var reviews = new ArrayList<Review>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("0\t") || line.startsWith("1\t")) {
        reviews.add(
            new Review(
                new ReviewId("r" + reviews.size()),
                new ProductId("p"),
                null,
                line.charAt(0) == '1' ? 5.0 : 1.0,
                null,
                line.substring(2),
                Channel.WEB,
                Instant.EPOCH));
      }
    }
    return reviews;
  }

  private static double cpuSeconds() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  private static double milliseconds(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
