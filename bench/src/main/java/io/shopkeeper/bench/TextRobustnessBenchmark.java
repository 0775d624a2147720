package io.shopkeeper.bench;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.evaluation.ClassificationProtocol;
import io.shopkeeper.language.evaluation.Surroundings;
import io.shopkeeper.language.evaluation.TextFiles;
import io.shopkeeper.numeric.Workers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executors;

/// How much a classifier of texts loses when what it reads is disturbed as people's typing is. It
/// learns from texts as they are; nothing is tuned to the disturbances.
final class TextRobustnessBenchmark {
  private static final Seed SEED = new Seed(1);
  private static final int THREADS = 2;

  /// Not used where train and test are given, but asked for.
  private static final int FOLDS = 2;

  private final ClassificationProtocol<?> protocol;
  private final TextFiles files;

  TextRobustnessBenchmark(ClassificationProtocol<?> protocol, Path train, Path test) {
    this.protocol = protocol;
    files = new TextFiles(train, null, test, null, FOLDS);
  }

  void run(String model) {
    System.out.println("| texts | accuracy | points lost |");
    System.out.println("|---|---|---|");
    try (var pool = Executors.newFixedThreadPool(THREADS);
        var encoders = new Encoders()) {
      var given =
          new Surroundings(SEED, new Workers(pool, THREADS), Progress.NONE, encoders, () -> {});
      double[] undisturbed = {Double.NaN};
      protocol
          .robustness(files, model, given)
          .forEach((disturbance, report) -> {
            Interval accuracy = Objects.requireNonNull(report.metrics().get("accuracy"));
            if (Double.isNaN(undisturbed[0])) {
              undisturbed[0] = accuracy.estimate();
            }
            System.out.printf(
                "| %s | %.4f [%.4f %.4f] | %.2f |%n",
                disturbance.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                accuracy.estimate(),
                accuracy.low(),
                accuracy.high(),
                100 * (undisturbed[0] - accuracy.estimate()));
          });
    }
  }
}
