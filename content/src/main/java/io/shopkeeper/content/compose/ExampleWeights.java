package io.shopkeeper.content.compose;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.numeric.Cholesky;
import java.util.List;

/// How much each example tells of a product: the weights by which ridge regression on attributes
/// (Hoerl and Kennard, 1970) adds up whatever was counted in the examples. They sum to one and may
/// be negative. f³/3 operations to fit f features, f² and a few an example to ask.
final class ExampleWeights {
  private final AttributeFeatures features;
  private final List<AttributeFeatures.Row> rows;
  private final double[] means;
  private final Cholesky inverse;

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
    inverse = Cholesky.of(squares);
  }

  double[] of(List<Attribute> product) {
    double[] x = new double[means.length];
    AttributeFeatures.Row asked = features.of(product);
    for (int i = 0; i < asked.features().length; i++) {
      x[asked.features()[i]] = asked.values()[i];
    }
    for (int i = 0; i < x.length; i++) {
      x[i] -= means[i];
    }
    double[] direction = inverse.solve(x);
    double level = 1.0 / rows.size();
    for (int i = 0; i < x.length; i++) {
      level -= direction[i] * means[i];
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
