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

/// Logistic regression on the vectors of a frozen encoder; of more than two classes each against
/// the rest. Each of the vectors of a record is centred and brought to norm 1 first.
///
/// @param cost see [LogisticRegression]
/// @param map what the regression is on
/// @param seed of the random features
public record HeadTrainer(double cost, Map map, Seed seed) implements Component {
  static final String NAME = "encoder";

  private static final int FEATURES = 3_000;
  private static final double GAMMA = .5;
  private static final int STEPS = 80;

  /// Records whose vectors are laid out at a time.
  private static final int BLOCK = 2_048;

  /// What the regression is on.
  public enum Map {
    /// The vectors: where labels are noisy.
    LINEAR,
    /// Random features of a Gaussian kernel: where what matters bends.
    KERNEL
  }

  /// In a form to choose others by.
  public HeadTrainer(Seed seed) {
    this(4, Map.KERNEL, seed);
  }

  @Override
  public String model() {
    return NAME;
  }

  @Override
  public List<Component> choices() {
    return List.of(new HeadTrainer(.5, Map.LINEAR, seed), new HeadTrainer(4, Map.KERNEL, seed));
  }

  @Override
  public Margins train(List<TextFeatures> records, int[] labels, int classes, Workers workers) {
    Centre centre = Centre.of(records);
    Mapping mapping = mapping(centre.mean.length);
    Design design = Design.of(mapped(records, centre, mapping, workers));
    var models = new ArrayList<LinearModel>();
    for (int margin = 0; margin < Component.margins(classes); margin++) {
      boolean[] positive = Component.positives(labels, classes, margin);
      models.add(new LogisticRegression(cost, STEPS).fit(design, positive, workers));
    }
    return features -> {
      float[] mapped = mapping.of(centre.unit(features.vectors()));
      return models.stream().mapToDouble(model -> model.margin(mapped)).toArray();
    };
  }

  /// From vectors to what the regression is on.
  private sealed interface Mapping {
    DenseMatrix of(DenseMatrix rows, Workers workers);

    float[] of(float[] row);
  }

  private record Same() implements Mapping {
    @Override
    public DenseMatrix of(DenseMatrix rows, Workers workers) {
      return rows;
    }

    @Override
    public float[] of(float[] row) {
      return row;
    }
  }

  private record Kernel(RandomFourierFeatures features) implements Mapping {
    @Override
    public DenseMatrix of(DenseMatrix rows, Workers workers) {
      return features.of(rows, workers);
    }

    @Override
    public float[] of(float[] row) {
      return features.of(row);
    }
  }

  private Mapping mapping(int width) {
    return switch (map) {
      case LINEAR -> new Same();
      case KERNEL ->
          new Kernel(
              new RandomFourierFeatures(width, FEATURES, GAMMA, seed.generator("random features")));
    };
  }

  private DenseMatrix mapped(
      List<TextFeatures> records, Centre centre, Mapping mapping, Workers workers) {
    int width = centre.mean.length;
    int columns = map == Map.LINEAR ? width : FEATURES;
    float[] mapped = new float[records.size() * columns];
    for (int from = 0; from < records.size(); from += BLOCK) {
      List<TextFeatures> block = records.subList(from, Math.min(from + BLOCK, records.size()));
      float[] units = new float[block.size() * width];
      workers.forEach(
          block.size(),
          () ->
              row ->
                  System.arraycopy(
                      centre.unit(block.get(row).vectors()), 0, units, row * width, width));
      float[] part = mapping.of(new DenseMatrix(block.size(), width, units), workers).values();
      System.arraycopy(part, 0, mapped, from * columns, part.length);
    }
    return new DenseMatrix(records.size(), columns, mapped);
  }

  /// The means of the vectors learned from, one behind the other.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Centre(double[] mean) {

    static Centre of(List<TextFeatures> records) {
      float[][] first = records.getFirst().vectors();
      double[] mean = new double[first.length * first[0].length];
      for (TextFeatures record : records) {
        int at = 0;
        for (float[] vector : record.vectors()) {
          for (float value : vector) {
            mean[at++] += value / (double) records.size();
          }
        }
      }
      return new Centre(mean);
    }

    /// One vector of norm 1 in which those given are of equal norm.
    float[] unit(float[][] vectors) {
      float[] unit = new float[mean.length];
      int from = 0;
      for (float[] vector : vectors) {
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
          float centred = (float) (vector[i] - mean[from + i]);
          unit[from + i] = centred;
          squares += centred * centred;
        }
        float scale = (float) (1 / Math.sqrt(Math.max(squares, 1e-12) * vectors.length));
        for (int i = 0; i < vector.length; i++) {
          unit[from + i] *= scale;
        }
        from += vector.length;
      }
      return unit;
    }
  }
}
