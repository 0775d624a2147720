package io.shopkeeper.content.compose;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.numeric.Cholesky;
import java.util.List;

/// How much each example tells of a product: the weights by which ridge regression on attributes
/// (Hoerl and Kennard, 1970) adds up whatever was counted in the examples. They sum to one and may
/// be negative. 4f³ operations to fit f features; to ask, some f and a few an example.
final class ExampleWeights {
  private final AttributeFeatures features;
  private final List<AttributeFeatures.Row> rows;
  private final double[] means;
  private final double[][] inverse;

  /// The inverse times the means.
  private final double[] middle;

  /// @param penalty on squared coefficients, > 0
  ExampleWeights(List<List<Attribute>> products, int mostFeatures, double penalty) {
    features = new AttributeFeatures(products, mostFeatures);
    rows = products.stream().map(features::of).toList();
    means = new double[features.size()];
    double[][] squares = new double[features.size()][features.size()];
    for (AttributeFeatures.Row row : rows) {
      for (int i = 0; i < row.features().length; i++) {
        means[row.features()[i]] += row.values()[i] / rows.size();
        for (int j = 0; j <= i; j++) {
          squares[row.features()[i]][row.features()[j]] += row.values()[i] * row.values()[j];
        }
      }
    }
    for (int i = 0; i < squares.length; i++) {
      for (int j = 0; j <= i; j++) {
        squares[i][j] -= rows.size() * means[i] * means[j];
      }
      squares[i][i] += penalty;
    }
    Cholesky factor = Cholesky.of(squares);
    inverse = new double[means.length][];
    for (int i = 0; i < inverse.length; i++) {
      double[] unit = new double[means.length];
      unit[i] = 1;
      inverse[i] = factor.solve(unit);
    }
    middle = factor.solve(means);
  }

  double[] of(List<Attribute> product) {
    double[] direction = new double[means.length];
    AttributeFeatures.Row asked = features.of(product);
    for (int i = 0; i < asked.features().length; i++) {
      double[] column = inverse[asked.features()[i]];
      for (int f = 0; f < direction.length; f++) {
        direction[f] += asked.values()[i] * column[f];
      }
    }
    double level = 1.0 / rows.size();
    for (int f = 0; f < direction.length; f++) {
      direction[f] -= middle[f];
      level -= direction[f] * means[f];
    }
    double[] weights = new double[rows.size()];
    for (int r = 0; r < weights.length; r++) {
      AttributeFeatures.Row row = rows.get(r);
      double weight = level;
      for (int i = 0; i < row.features().length; i++) {
        weight += direction[row.features()[i]] * row.values()[i];
      }
      weights[r] = weight;
    }
    return weights;
  }
}
