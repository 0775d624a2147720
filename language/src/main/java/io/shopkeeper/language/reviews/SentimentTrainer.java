package io.shopkeeper.language.reviews;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.classify.ClassifierTrainer;
import io.shopkeeper.language.classify.NgramTrainer;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.language.words.PlainText;
import io.shopkeeper.numeric.Workers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Learns sentiment from rated reviews: four and five stars are in favour, one and two against,
/// three are left out. The strength and the calibration are chosen on held-out folds; copies of a
/// text count once.
public record SentimentTrainer(Seed seed, Workers workers, Progress progress) {
  static final int LEAST_REVIEWS = 300;
  static final int LEAST_OF_A_KIND = 40;

  /// More say no more, and cost memory.
  private static final int MOST_REVIEWS = 60_000;

  private static final double GOOD = 4;
  private static final double BAD = 2;

  /// Empty where there are too few ratings of either kind.
  public Optional<LearnedSentiment> train(List<Review> reviews) {
    var rated = new LinkedHashMap<String, Review>();
    for (Review review : reviews) {
      Double rating = review.rating();
      if (rating != null && (rating >= GOOD || rating <= BAD) && !review.text().isBlank()) {
        rated.putIfAbsent(NormalText.key(review.text()), review);
      }
      if (rated.size() == MOST_REVIEWS) {
        break;
      }
    }
    List<Review> records = List.copyOf(rated.values());
    int[] labels = records.stream().mapToInt(r -> inFavour(r) ? 1 : 0).toArray();
    int positive = (int) records.stream().filter(SentimentTrainer::inFavour).count();
    if (labels.length < LEAST_REVIEWS
        || Math.min(positive, labels.length - positive) < LEAST_OF_A_KIND) {
      return Optional.empty();
    }
    List<TextFeatures> features =
        records.stream()
            .map(review -> LearnedSentiment.features(PlainText.of(ReviewText.of(review))))
            .toList();
    int[] folds =
        rated.keySet().stream()
            .mapToInt(key ->
                (int) Long.remainderUnsigned(seed.derive(key).value(), ClassifierTrainer.FOLDS))
            .toArray();
    ClassifierTrainer.Trained trained =
        new ClassifierTrainer(List.of(new NgramTrainer(1)), workers, progress)
            .train(features, labels, folds, 2);
    NgramTrainer chosen = (NgramTrainer) trained.components().getFirst();
    return Optional.of(
        new LearnedSentiment(
            chosen.trainPair(features, labels, workers),
            trained.classifier().calibration(),
            measured(trained.heldOut(), labels, positive)));
  }

  private static boolean inFavour(Review review) {
    Double rating = review.rating();
    return rating != null && rating >= GOOD;
  }

  private static LearnedSentiment.Measured measured(
      double[][] probabilities, int[] labels, int positive) {
    int right = 0;
    double[] believed = new double[10];
    double[] held = new double[10];
    for (int i = 0; i < labels.length; i++) {
      double p = probabilities[i][1];
      right += p >= .5 == (labels[i] == 1) ? 1 : 0;
      int tenth = Math.min(9, (int) (10 * p));
      believed[tenth] += p;
      held[tenth] += labels[i];
    }
    double error = 0;
    for (int tenth = 0; tenth < 10; tenth++) {
      error += Math.abs(believed[tenth] - held[tenth]) / labels.length;
    }
    return new LearnedSentiment.Measured(
        positive, labels.length - positive, (double) right / labels.length, error);
  }
}
