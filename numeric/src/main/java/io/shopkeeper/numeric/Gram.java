package io.shopkeeper.numeric;

import java.util.function.Supplier;

/// The product `AᵀA` of a sparse matrix, row by row and never as a whole: with customers as rows
/// and items as columns, row i counts what is bought together with item i.
///
/// Row i is `Σ A[u, i] · A[u, ·]` over the rows u that hold column i, gathered in a dense
/// accumulator (Gustavson, "Two fast algorithms for sparse matrices", ACM TOMS 1978). All rows
/// together cost O(Σ_u |A[u]|²), so that one row of A with very many entries dominates: cap it
/// before. Safe for any number of threads.
public final class Gram {

  private final CsrMatrix matrix;
  private final CsrMatrix transposed;

  private Gram(CsrMatrix matrix) {
    this.matrix = matrix;
    this.transposed = matrix.transpose();
  }

  /// Prepares `AᵀA`: transposes, multiplies nothing yet.
  public static Gram of(CsrMatrix matrix) {
    return new Gram(matrix);
  }

  /// Visits every row of the product once, in no order, on the workers; every worker has a visitor
  /// of its own from `visitors`, which may therefore keep scratch space.
  public void forEachRow(Workers workers, Supplier<RowVisitor> visitors) {
    workers.forEach(
        matrix.columns(),
        () -> {
          var products = new SparseAccumulator(matrix.columns());
          RowVisitor visitor = visitors.get();
          return row -> {
            products.clear();
            accumulate(row, products);
            visitor.visit(row, products);
          };
        });
  }

  private void accumulate(int row, SparseAccumulator products) {
    for (int p = transposed.rowStart(row); p < transposed.rowEnd(row); p++) {
      double weight = transposed.value(p);
      int u = transposed.column(p);
      for (int q = matrix.rowStart(u); q < matrix.rowEnd(u); q++) {
        products.add(matrix.column(q), weight * matrix.value(q));
      }
    }
  }

  /// Receives one row of the product.
  @FunctionalInterface
  public interface RowVisitor {
    /// `products` holds the row, the diagonal included, and is overwritten after the call returns.
    void visit(int row, SparseAccumulator products);
  }
}
