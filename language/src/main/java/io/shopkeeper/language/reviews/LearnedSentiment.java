package io.shopkeeper.language.reviews;

import io.shopkeeper.language.classify.GappedMargin;
import io.shopkeeper.language.classify.NgramMargins;
import io.shopkeeper.language.classify.Ngrams;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.numeric.SoftmaxModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/// Sentiment by n-grams, learned from ratings of the shop's own reviews.
///
/// @param measured on reviews it had not seen
public record LearnedSentiment(NgramMargins margins, SoftmaxModel calibrating, Measured measured)
    implements SentimentModel {
  private static final int LONGEST = 3;

  /// Of one character, repeated.
  private static final int LONGEST_RUN = 3;

  /// How it did on reviews of folds that were held out.
  ///
  /// @param calibrationError the mean distance between a probability and how often it held, over
  ///   tenths of the probabilities weighed by their reviews (Guo et al., ICML 2017)
  public record Measured(int positive, int negative, double accuracy, double calibrationError) {}

  static TextFeatures features(String plain) {
    return new TextFeatures(
        new Ngrams().add("", Ngrams.units(Shortened.of(plain).text), LONGEST).distinct());
  }

  /// A text with "sooooo" as "sooo".
  ///
  /// @param origin of each of its UTF-16 units in the text it was
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Shortened(String text, int[] origin) {

    static Shortened of(String plain) {
      var text = new StringBuilder(plain.length());
      int[] origin = new int[plain.length()];
      int last = -1;
      int run = 0;
      for (int i = 0; i < plain.length(); ) {
        int point = plain.codePointAt(i);
        int size = Character.charCount(point);
        run = point == last ? run + 1 : 1;
        last = point;
        for (int j = i; run <= LONGEST_RUN && j < i + size; j++) {
          origin[text.length()] = j;
          text.append(plain.charAt(j));
        }
        i += size;
      }
      return new Shortened(text.toString(), origin);
    }
  }

  @Override
  public double inFavour(String plain) {
    return calibrating.probabilities(margins.of(features(plain)))[1];
  }

  @Override
  public Gapped gapped(String plain) {
    Shortened shortened = Shortened.of(plain);
    List<Ngrams.Unit> units = Ngrams.located(shortened.text);
    var margin = new GappedMargin(margins, units.stream().map(Ngrams.Unit::text).toList(), LONGEST);
    return parts -> {
      double without =
          margin.without(u -> {
            int start = shortened.origin[units.get(u).start()];
            int end = shortened.origin[units.get(u).end() - 1] + 1;
            for (Span part : parts) {
              if (part.start() < end && start < part.end()) {
                return true;
              }
            }
            return false;
          });
      return calibrating.probabilities(new double[] {without})[1];
    };
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
