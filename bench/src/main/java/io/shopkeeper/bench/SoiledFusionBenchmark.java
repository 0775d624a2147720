package io.shopkeeper.bench;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.ingest.FusionFile;
import io.shopkeeper.ingest.fusion.FusedPair;
import io.shopkeeper.ingest.fusion.Fusion;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.fusion.FusionLabels;
import io.shopkeeper.ingest.fusion.FusionRecord;
import io.shopkeeper.ingest.fusion.FusionResult;
import io.shopkeeper.ingest.fusion.FusionSettings;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.simulation.soil.FusionScore;
import io.shopkeeper.simulation.soil.Match;
import io.shopkeeper.simulation.soil.PlatformFiles;
import io.shopkeeper.simulation.soil.PlatformSettings;
import io.shopkeeper.simulation.soil.TwoPlatforms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;

/// How much of what two soiled platforms share `fuse` finds, and how much of what it merges is
/// wrong. Fusion was developed without sight of the generator.
///
/// @param folder for the files, empty or not there
/// @param shop tells how files are read
/// @param now the clock
record SoiledFusionBenchmark(Path folder, Shop shop, Instant now) {

  void run(int records, Seed seed) throws IOException {
    PlatformFiles platforms = TwoPlatforms.of(PlatformSettings.of(records), seed);
    Path files = folder.resolve("platforms");
    platforms.write(files, folder.resolve("truth"));
    System.out.printf("two platforms of %,d records each, seed %d%n", records, seed.value());
    fuse(FusionKind.CUSTOMERS, files, "customers", platforms.customers());
    fuse(FusionKind.PRODUCTS, files, "products", platforms.products());
  }

  private void fuse(FusionKind kind, Path files, String name, List<Match> truth) {
    var reader = new FusionFile(shop, now, folder.resolve("rejects.csv"), Progress.NONE);
    List<FusionRecord> a = reader.records(files.resolve(name + "-a.csv"), kind).records();
    List<FusionRecord> b = reader.records(files.resolve(name + "-b.csv"), kind).records();
    var clock = new ThreadClock();
    try (var pool = Executors.newSingleThreadExecutor(clock::thread)) {
      double start = clock.seconds();
      FusionResult result =
          new Fusion(kind, FusionSettings.DEFAULT)
              .fuse(a, b, new FusionLabels(a, b), new Workers(pool, 1), Progress.NONE);
      double seconds = clock.seconds() - start;
      List<Match> merged = result.merges().stream().map(SoiledFusionBenchmark::match).toList();
      FusionScore score = FusionScore.of(truth, merged);
      System.out.printf(
          "%s: %,d merged of %,d, %,d doubtful, %.1f CPU-s%n",
          name, merged.size(), truth.size(), result.reviews().size(), seconds);
      print("all", score.all());
      print("by a key", score.exact());
      print("by score", score.scored());
      System.out.printf("  wrong merges %.3f %%%n", 100 * score.wrongMerges());
    }
  }

  private static Match match(FusedPair pair) {
    boolean key = pair.basis() == FusedPair.Basis.KEY;
    return new Match(pair.a().id(), pair.b().id(), key ? Match.How.EXACT : Match.How.SCORED);
  }

  private static void print(String name, FusionScore.Part part) {
    System.out.printf(
        "  %-9s precision %.4f, recall %.4f, F1 %.4f%n",
        name, part.precision(), part.recall(), part.f1());
  }
}
