package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import java.util.List;

/// Computes some features of a customer's candidates. Safe for any number of threads.
interface FeatureSource {

  List<Feature> features();

  /// Fills in the features of each candidate; what is not known stays `NaN`.
  ///
  /// @param items the candidates, the best by the model that found them first
  /// @param columns of the features in their order, by place in `items`, all `NaN`; one array
  ///   stands for all that nobody wants, whatever is in it
  void fill(History history, int[] items, float[][] columns);
}
