package io.shopkeeper.language.classify;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.Design;
import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.LogisticRegression;
import io.shopkeeper.numeric.RandomFourierFeatures;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.List;

/// Logistic regression with a Gaussian kernel on the vectors of a frozen encoder, by random
/// features; of more than two classes each against the rest. Each of the vectors that make up a
/// record's is centred and brought to norm 1 first.
///
/// @param cost see [LogisticRegression]
/// @param seed of the random features
public record HeadTrainer(double cost, Seed seed) implements Component {
  static final String NAME = "encoder";

  /// Vectors in a record's, equally long: see [FeatureExtraction].
  static final int PARTS = 3;

  private static final int FEATURES = 3_000;
  private static final double GAMMA = .5;
  private static final int STEPS = 80;

  @Override
  public String model() {
    return NAME;
  }

  @Override
  public HeadTrainer with(double cost) {
    return new HeadTrainer(cost, seed);
  }

  /// The width of the kernel matters more, and these suit vectors of norm 1.
  @Override
  public List<Double> costs() {
    return List.of(4.0);
  }

  @Override
  public Margins train(List<TextFeatures> records, int[] labels, int classes, Workers workers) {
    Centre centre = Centre.of(records);
    int width = centre.mean.length;
    float[] values = new float[records.size() * width];
    workers.forEach(
        records.size(),
        () ->
            row ->
                System.arraycopy(
                    centre.unit(records.get(row).vector()), 0, values, row * width, width));
    var kernel =
        new RandomFourierFeatures(width, FEATURES, GAMMA, seed.generator("random features"));
    Design design = Design.of(kernel.of(new DenseMatrix(records.size(), width, values), workers));
    var models = new ArrayList<LinearModel>();
    for (int margin = 0; margin < Component.margins(classes); margin++) {
      boolean[] positive = Component.positives(labels, classes, margin);
      models.add(new LogisticRegression(cost, STEPS).fit(design, positive, workers));
    }
    return features -> {
      float[] mapped = kernel.of(centre.unit(features.vector()));
      return models.stream().mapToDouble(model -> model.margin(mapped)).toArray();
    };
  }

  /// The mean of the vectors learned from.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Centre(double[] mean) {

    static Centre of(List<TextFeatures> records) {
      double[] mean = new double[records.getFirst().vector().length];
      for (TextFeatures record : records) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += record.vector()[i] / (double) records.size();
        }
      }
      return new Centre(mean);
    }

    /// A vector of norm 1 whose parts are of equal norm.
    float[] unit(float[] vector) {
      float[] unit = new float[mean.length];
      int width = mean.length / PARTS;
      for (int part = 0; part < PARTS; part++) {
        double squares = 0;
        for (int i = part * width; i < (part + 1) * width; i++) {
          unit[i] = (float) (vector[i] - mean[i]);
          squares += unit[i] * unit[i];
        }
        double norm = Math.sqrt(Math.max(squares, 1e-12) * PARTS);
        for (int i = part * width; i < (part + 1) * width; i++) {
          unit[i] /= (float) norm;
        }
      }
      return unit;
    }
  }
}
