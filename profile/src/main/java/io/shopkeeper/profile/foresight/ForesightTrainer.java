package io.shopkeeper.profile.foresight;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.lifetime.BetaGeometric;
import io.shopkeeper.profile.lifetime.Buyer;
import io.shopkeeper.profile.lifetime.GammaGamma;
import io.shopkeeper.profile.predict.ClassifierTrainer;
import io.shopkeeper.profile.predict.FittedClassifier;
import io.shopkeeper.profile.predict.Labelled;
import io.shopkeeper.profile.repurchase.Repurchases;
import io.shopkeeper.profile.repurchase.SaleLog;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Learns from a shop's sales who buys again.
///
/// Rows are customers as they were on earlier days, each with the days behind it. A first model
/// leaves the last days of the log out and is judged by them; the one that serves has learned from
/// them, too. Of many customers as many are drawn as give [#MOST_ROWS] rows: cost is bounded, some
/// 30 CPU-s at most.
public record ForesightTrainer(Seed seed, Workers workers, Progress progress) {
  /// Days that are foretold: the most that the log is long enough for.
  private static final int[] AHEAD = {90, 30};

  private static final int DAYS = 5;
  private static final int MOST_ROWS = 10_000;

  /// @param today the day of the shop that has begun; it may not be over
  /// @throws ProfileException if the log is too short or too few bought again
  public ForesightModel train(SaleLog log, int today) {
    if (log.lines() == 0) {
      throw nothing("there are no sales to known customers");
    }
    int first = log.day(0);
    int yesterday = today - 1;
    int ahead =
        IntStream.of(AHEAD)
            .filter(days -> yesterday - first >= least(days))
            .findFirst()
            .orElseThrow(() ->
                nothing(
                    "sales of %d days: at least %d are needed to foretell %d"
                        .formatted(yesterday - first + 1, least(30) + 1, 30)));
    progress.at("customers as they were", 0, 3);
    int last = yesterday - ahead;
    Labelled judged = Repurchases.labelled(log, last, ahead).requireBothClasses(1);
    Labelled known = past(log, first, last - ahead, ahead);
    List<String> features = known.features().informative().names();
    progress.at("judging", 1, 3);
    FittedClassifier trial = fit(known, features);
    double[] probabilities = trial.probabilities(judged.features().only(features), workers);
    progress.at("learning", 2, 3);
    FittedClassifier again = fit(past(log, first, last, ahead), features);
    List<Buyer> buyers = Buyers.of(log, yesterday).buyers();
    return new ForesightModel(
        ahead,
        features,
        again,
        Trial.of(judged.happened(), probabilities, Bootstrap.of(seed)),
        purchases(buyers),
        amounts(buyers));
  }

  private FittedClassifier fit(Labelled sample, List<String> features) {
    return new ClassifierTrainer(seed, workers)
        .train(sample.with(sample.features().only(features)))
        .getFirst();
  }

  /// Two times the days ahead, one to be judged and one to learn from, behind the least history.
  private static int least(int ahead) {
    return 2 * ahead + 2 * ahead / 3;
  }

  /// Rows of up to five days, a third of the days ahead apart.
  private Labelled past(SaleLog log, int first, int last, int ahead) {
    List<Labelled> days = new ArrayList<>();
    for (int day = last; day - first >= 2 * ahead / 3 && days.size() < DAYS; day -= ahead / 3) {
      days.add(Repurchases.labelled(log, day, ahead));
    }
    int rows = days.stream().mapToInt(Labelled::rows).sum();
    if (rows <= MOST_ROWS) {
      return Labelled.stacked(days);
    }
    var random = seed.generator("customers learned from");
    var drawn = new BitSet();
    for (int customer = 0; customer < log.customers().size(); customer++) {
      drawn.set(customer, random.nextDouble() * rows < MOST_ROWS);
    }
    return Labelled.stacked(
        days.stream()
            .map(day ->
                day.rows(
                    IntStream.range(0, day.rows())
                        .filter(row -> drawn.get(day.groups()[row]))
                        .toArray()))
            .toList());
  }

  private static @Nullable BetaGeometric purchases(List<Buyer> buyers) {
    try {
      return BetaGeometric.fit(buyers.stream().map(Buyer::history).toList()).model();
    } catch (ProfileException _) {
      return null; // Nobody ordered twice.
    }
  }

  private static @Nullable GammaGamma amounts(List<Buyer> buyers) {
    try {
      GammaGamma model = GammaGamma.fit(buyers.stream().map(Buyer::spending).toList()).model();
      return Double.isFinite(model.mean()) ? model : null;
    } catch (ProfileException _) {
      return null;
    }
  }

  private static ProfileException nothing(String why) {
    return new ProfileException(ProfileException.Code.NOTHING_TO_LEARN, why);
  }
}
