package io.shopkeeper.recommend.als;

import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.SymmetricEigen;
import io.shopkeeper.numeric.Workers;

/// Both sides of a factorisation, in the basis of the eigenvectors of one side's Gram matrix.
///
/// @param spectrum the eigenvalues of that Gram matrix, greatest first
record Factors(DenseMatrix customers, DenseMatrix items, float[] spectrum) {

  /// The same factorisation in the basis of the customers' Gram matrix.
  Factors byCustomers(Workers workers) {
    return turned(customers.gram(workers), workers);
  }

  /// The same factorisation in the basis of the items' Gram matrix.
  Factors byItems(Workers workers) {
    return turned(items.gram(workers), workers);
  }

  private Factors turned(double[][] gram, Workers workers) {
    int size = gram.length;
    SymmetricEigen eigen = SymmetricEigen.of(gram);
    DenseMatrix basis = DenseMatrix.zeros(size, size);
    float[] values = new float[size];
    for (int vector = 0; vector < size; vector++) {
      values[vector] = (float) Math.max(0, eigen.values()[vector]);
      for (int k = 0; k < size; k++) {
        basis.values()[k * size + vector] = (float) eigen.vectors()[vector][k];
      }
    }
    return new Factors(customers.times(basis, workers), items.times(basis, workers), values);
  }
}
