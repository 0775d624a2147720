package io.shopkeeper.simulation.soil;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Exports of two platforms and what is the same in them.
///
/// @param files `customers-a.csv`, `customers-b.csv`, `products-a.csv`, `products-b.csv`
/// @param customers in the order of A's ids
/// @param products in the order of A's ids
public record PlatformFiles(SoiledFiles files, List<Match> customers, List<Match> products) {

  public PlatformFiles {
    customers = List.copyOf(customers);
    products = List.copyOf(products);
  }

  /// Writes the soiled files into a folder; `truth.csv`, `customers-truth.csv` and
  /// `products-truth.csv` into another.
  public void write(Path folder, Path truthFolder) throws IOException {
    files.write(folder, truthFolder);
    SoiledFiles.write(
        List.of(
            Match.table("customers-truth.csv", customers),
            Match.table("products-truth.csv", products)),
        truthFolder);
  }
}
