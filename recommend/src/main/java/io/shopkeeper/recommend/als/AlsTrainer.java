package io.shopkeeper.recommend.als;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.popularity.PopularityModel;
import java.util.random.RandomGenerator;

/// Finds the factors of items from what visitors did. Every row is solved by itself, so that the
/// result is the same at any number of threads.
public record AlsTrainer(AlsSettings settings, Seed seed) {

  /// Of the first, random items, so short that the first customers are decided by their own items.
  private static final double INITIAL_LENGTH = .1;

  /// The Gram matrix is summed in parts, then decomposed.
  private static final long SQUARES = 20;

  /// An array that doubles is held one and a half times while it is copied.
  private static final long GROWING = 3;

  /// The heap that training takes at its peak, what it leaves included: both sides twice while they
  /// are turned, then the items three times, and a row's neighbours for each worker.
  public long bytes(Extent extent, int workers) {
    long d = settings.factors();
    long customers = Extent.floats(extent.customers(), d);
    long items = Extent.floats(extent.items(), d);
    return extent.popularity()
        + extent.matrices()
        + Math.max(2 * (customers + items), customers + 3 * items)
        + SQUARES * Double.BYTES * d * d
        + workers * GROWING * Extent.floats(extent.busiest(), d);
  }

  /// @param popularity of the same behaviour: what a visitor without history gets
  public AlsModel train(Behaviour behaviour, PopularityModel popularity, Workers workers) {
    CsrMatrix customers = behaviour.weights(settings.weights());
    CsrMatrix items = customers.transpose();
    var factors =
        new Factors(
            DenseMatrix.zeros(customers.rows(), settings.factors()),
            random(items.rows()),
            new float[settings.factors()]);
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      factors = factors.byItems(workers);
      solve(customers, factors.items(), factors.spectrum(), factors.customers(), workers);
      factors = factors.byCustomers(workers);
      solve(items, factors.customers(), factors.spectrum(), factors.items(), workers);
    }
    factors = factors.byItems(workers);
    return new AlsModel(settings, popularity, factors.items(), factors.spectrum(), items);
  }

  private DenseMatrix random(int rows) {
    RandomGenerator random = seed.generator("als");
    DenseMatrix matrix = DenseMatrix.zeros(rows, settings.factors());
    double deviation = INITIAL_LENGTH / Math.sqrt(settings.factors());
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = (float) (deviation * random.nextGaussian());
    }
    return matrix;
  }

  /// Improves every row of `unknown` while `fixed` stays.
  private void solve(
      CsrMatrix rows, DenseMatrix fixed, float[] spectrum, DenseMatrix unknown, Workers workers) {
    int size = settings.factors();
    workers.forEach(
        rows.rows(),
        () -> {
          var solver = new RowSolver(settings, spectrum, rows.columns());
          float[] x = new float[size];
          return row -> {
            solver.clear();
            for (int p = rows.rowStart(row); p < rows.rowEnd(row); p++) {
              solver.add(fixed, rows.column(p), rows.value(p));
            }
            System.arraycopy(unknown.values(), row * size, x, 0, size);
            solver.solve(settings.steps(), x);
            System.arraycopy(x, 0, unknown.values(), row * size, size);
          };
        });
  }
}
