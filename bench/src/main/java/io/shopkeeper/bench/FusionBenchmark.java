package io.shopkeeper.bench;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.ingest.fusion.FusedPair;
import io.shopkeeper.ingest.fusion.Fusion;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.fusion.FusionLabel;
import io.shopkeeper.ingest.fusion.FusionLabels;
import io.shopkeeper.ingest.fusion.FusionResult;
import io.shopkeeper.ingest.fusion.FusionSettings;
import io.shopkeeper.numeric.Workers;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;

/// Fusion of two made-up exports: what it costs, and how much of the truth it finds.
///
/// @param size records on each platform
/// @param threads that find and compare candidates
record FusionBenchmark(FusionKind kind, int size, int threads) {
  private static final double SHARED = .3;
  private static final double ERRORS = .03;

  void run() throws IOException {
    TwoExports exports = TwoExports.make(kind, size, SHARED, ERRORS, 1);
    var process = new ServerProcess(ProcessHandle.current().pid());
    double before = process.cpuSeconds();
    long started = System.nanoTime();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var workers = new Workers(pool, threads);
      var fusion = new Fusion(kind, FusionSettings.DEFAULT);
      FusionResult result =
          fusion.fuse(
              exports.a(),
              exports.b(),
              new FusionLabels(exports.a(), exports.b()),
              workers,
              Progress.NONE);
      double seconds = process.cpuSeconds() - before;
      double wall = (System.nanoTime() - started) / 1e9;
      double peak = process.peakResidentMiB();
      int compared = fusion.compared(exports.a(), exports.b(), exports.truth(), workers);
      print(exports, result, compared, seconds, wall, peak);
    }
  }

  private void print(
      TwoExports exports,
      FusionResult result,
      int compared,
      double seconds,
      double wall,
      double peak) {
    Set<FusionLabel> truth = new HashSet<>(exports.truth());
    long right = result.merges().stream().filter(pair -> truth.contains(label(pair))).count();
    long inReview = result.reviews().stream().filter(pair -> truth.contains(label(pair))).count();
    double precision = (double) right / result.merges().size();
    double recall = (double) right / truth.size();
    System.out.printf(
        "%s: %,d × %,d records, %,d pairs are the same%n",
        kind.wireName(), exports.a().size(), exports.b().size(), truth.size());
    System.out.printf(
        "  %.1f CPU-s, %.1f s on %d thread(s), peak resident %.0f MiB (the exports included)%n",
        seconds, wall, threads, peak);
    System.out.printf(
        "  %,d pairs compared, recall of blocking %.4f%n",
        result.counts().candidates(), (double) compared / truth.size());
    System.out.printf(
        "  %,d merged, wrong %.3f %% (expected %.3f %%), recall %.4f, F1 %.4f%n",
        result.merges().size(),
        100 * (1 - precision),
        100 * result.counts().expectedWrong() / result.merges().size(),
        recall,
        2 * precision * recall / (precision + recall));
    System.out.printf(
        "  %,d doubtful, of which %,d the same; %,d values put into their column, %,d duplicates%n",
        result.reviews().size(),
        inReview,
        result.counts().repaired(),
        result.counts().duplicates());
  }

  private static FusionLabel label(FusedPair pair) {
    return new FusionLabel(pair.a().id(), pair.b().id(), true);
  }
}
