package io.shopkeeper.recommend.slim;

import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.recommend.itemtable.ItemTable;
import java.util.Arrays;

/// Explains one item at a time by those most alike. For one thread.
///
/// Coordinate descent with the gradient kept up to date (Friedman, Hastie and Tibshirani,
/// "Regularization paths for generalized linear models via coordinate descent", J. Stat. Softw.
/// 2010, section 2.2): regressors² a round.
final class Regression {

  private static final int MOST_ROUNDS = 20;

  /// Of a weight; a list does not see smaller ones.
  private static final float LEAST_CHANGE = 1e-3f;

  private final ItemTable cosines;
  private final int regressors;
  private final float ridge;

  /// Where each item stands among the regressors, −1 if it is none.
  private final int[] places;

  /// C_SS, row by row.
  private final float[] among;

  /// @param cosines of every item with those most alike, at least as many as there are regressors
  Regression(ItemTable cosines, SlimSettings settings) {
    this.cosines = cosines;
    this.regressors = settings.regressors();
    this.ridge = (float) settings.ridge();
    places = new int[cosines.rows()];
    Arrays.fill(places, -1);
    among = new float[regressors * regressors];
  }

  /// The weight of each of the first entries of an item's row of cosines, its regressors.
  float[] weights(int item) {
    int start = cosines.start()[item];
    int size = Math.min(regressors, cosines.start()[item + 1] - start);
    gather(start, size);
    return descend(Arrays.copyOfRange(cosines.score(), start, start + size));
  }

  /// Cosines that neither of two items keeps are taken to be 0.
  private void gather(int start, int size) {
    for (int a = 0; a < size; a++) {
      places[cosines.item()[start + a]] = a;
    }
    Arrays.fill(among, 0, size * size, 0);
    for (int a = 0; a < size; a++) {
      int regressor = cosines.item()[start + a];
      for (int p = cosines.start()[regressor]; p < cosines.start()[regressor + 1]; p++) {
        int b = places[cosines.item()[p]];
        if (b >= 0) {
          among[a * size + b] = cosines.score()[p];
          among[b * size + a] = cosines.score()[p];
        }
      }
    }
    for (int a = 0; a < size; a++) {
      places[cosines.item()[start + a]] = -1;
    }
  }

  /// @param gradient `c_S − (C_SS + λI) b`, of b = 0 to begin with
  private float[] descend(float[] gradient) {
    int size = gradient.length;
    float[] weights = new float[size];
    float curvature = 1 + ridge;
    float greatest = Float.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS && greatest >= LEAST_CHANGE; round++) {
      greatest = 0;
      for (int a = 0; a < size; a++) {
        float change = gradient[a] / curvature;
        weights[a] += change;
        Vectors.axpy(-change, among, a * size, gradient, 0, size);
        gradient[a] -= curvature * change;
        greatest = Math.max(greatest, Math.abs(change));
      }
    }
    return weights;
  }
}
