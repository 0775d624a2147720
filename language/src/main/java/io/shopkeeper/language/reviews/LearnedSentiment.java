package io.shopkeeper.language.reviews;

import io.shopkeeper.language.classify.NgramMargins;
import io.shopkeeper.language.classify.Ngrams;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.numeric.SoftmaxModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.regex.Pattern;

/// Sentiment by n-grams, learned from ratings of the shop's own reviews.
///
/// @param measured on reviews it had not seen
public record LearnedSentiment(NgramMargins margins, SoftmaxModel calibrating, Measured measured)
    implements SentimentModel {
  private static final Pattern REPEATED = Pattern.compile("(.)\\1{3,}", Pattern.DOTALL);
  private static final int LONGEST = 3;

  /// How it did on reviews of folds that were held out.
  ///
  /// @param calibrationError the mean distance between a probability and how often it held, over
  ///   tenths of the probabilities weighed by their reviews (Guo et al., ICML 2017)
  public record Measured(int positive, int negative, double accuracy, double calibrationError) {}

  static TextFeatures features(String plain) {
    String once = REPEATED.matcher(plain).replaceAll("$1$1$1");
    return new TextFeatures(new Ngrams().add("", Ngrams.units(once), LONGEST).distinct());
  }

  @Override
  public double inFavour(String plain) {
    return calibrating.probabilities(margins.of(features(plain)))[1];
  }

  @Override
  public String name() {
    return "n-grams of %,d rated reviews".formatted(measured.positive + measured.negative);
  }

  @Override
  public String calibration() {
    return "accuracy %.1f %%, calibration error %.1f points on held-out reviews"
        .formatted(100 * measured.accuracy, 100 * measured.calibrationError);
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(measured.positive);
    out.writeInt(measured.negative);
    out.writeDouble(measured.accuracy);
    out.writeDouble(measured.calibrationError);
    out.writeInt(calibrating.weights().length);
    for (double weight : calibrating.weights()) {
      out.writeDouble(weight);
    }
    margins.write(out);
  }

  public static LearnedSentiment read(DataInput in) throws IOException {
    var measured = new Measured(in.readInt(), in.readInt(), in.readDouble(), in.readDouble());
    double[] weights = new double[in.readInt()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = in.readDouble();
    }
    return new LearnedSentiment(NgramMargins.read(in), new SoftmaxModel(weights, 2), measured);
  }
}
