package io.shopkeeper.recommend.transfer;

import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.CsrMatrixBuilder;
import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.Gram;
import io.shopkeeper.numeric.SymmetricInverse;
import io.shopkeeper.numeric.Workers;

/// Solves for F of the package. The same at any number of threads.
public record TransferTrainer(TransferSettings settings) {
  /// More take more than a gibibyte.
  public static final int MOST_CUSTOMERS = 16_000;

  /// @param target customers × items of the target domain
  /// @param source the same customers × items of the source domain
  /// @throws IllegalArgumentException for other than 1 to 16,000 customers
  public TransferModel train(CsrMatrix target, CsrMatrix source, Workers workers) {
    int customers = target.rows();
    if (source.rows() != customers || customers < 1 || customers > MOST_CUSTOMERS) {
      throw new IllegalArgumentException(
          "%,d customers of the target domain and %,d of the source, from 1 to %,d of both are allowed"
              .formatted(customers, source.rows(), MOST_CUSTOMERS));
    }
    DenseMatrix kernel = DenseMatrix.zeros(customers, customers);
    add(target, 1, kernel, workers);
    if (settings.source() > 0) {
      add(source, settings.source(), kernel, workers);
    }
    float ridge = (float) settings.ridge();
    for (int customer = 0; customer < customers; customer++) {
      kernel.values()[customer * customers + customer] += ridge;
    }
    SymmetricInverse.invert(kernel, workers);
    // K (K + λI)⁻¹ = I − λ (K + λI)⁻¹
    for (int at = 0; at < kernel.values().length; at++) {
      kernel.values()[at] *= -ridge;
    }
    for (int customer = 0; customer < customers; customer++) {
      kernel.values()[customer * customers + customer] += 1;
    }
    return TransferModel.of(kernel, target, settings.trend());
  }

  private void add(CsrMatrix domain, double weight, DenseMatrix kernel, Workers workers) {
    int customers = domain.rows();
    float[] products = new float[customers * customers];
    Gram.of(scaled(domain).transpose())
        .forEachRow(
            workers,
            () ->
                (row, others) -> {
                  for (int entry = 0; entry < others.size(); entry++) {
                    products[row * customers + others.column(entry)] = (float) others.value(entry);
                  }
                });
    double diagonal = 0;
    for (int customer = 0; customer < customers; customer++) {
      diagonal += products[customer * customers + customer];
    }
    if (diagonal > 0) {
      float scale = (float) (weight * customers / diagonal);
      for (int at = 0; at < products.length; at++) {
        kernel.values()[at] += scale * products[at];
      }
    }
  }

  private CsrMatrix scaled(CsrMatrix domain) {
    int[] customers = new int[domain.columns()];
    for (int at = 0; at < domain.entries(); at++) {
      customers[domain.column(at)]++;
    }
    CsrMatrixBuilder scaled = CsrMatrix.builder(domain.rows(), domain.columns());
    for (int row = 0; row < domain.rows(); row++) {
      double length = Math.sqrt(Math.max(1, domain.rowSize(row)));
      for (int at = domain.rowStart(row); at < domain.rowEnd(row); at++) {
        int item = domain.column(at);
        scaled.add(row, item, (float) (Math.pow(customers[item], -settings.rarity()) / length));
      }
    }
    return scaled.build();
  }
}
