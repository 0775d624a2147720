package io.shopkeeper.simulation;

import java.util.List;

/// A leaf of the category tree and what stands in it.
///
/// @param typicalPrice in euros
/// @param boughtAgain whether it is used up
/// @param kind of its goods, by which [Details] tells what can be said of them
record Aisle(
    Words department,
    Words name,
    double typicalPrice,
    boolean boughtAgain,
    List<Words> nouns,
    String kind) {

  private static final List<Aisle> ALL = all();
  private static final int FEWEST = 15;

  /// A shop has an aisle for about 20 products, but for a small one.
  private static final int PRODUCTS = 20;

  /// Those of a shop with so many products.
  static List<Aisle> of(int products) {
    return ALL.subList(0, count(products));
  }

  /// How many a shop with so many products has.
  static int count(int products) {
    return Math.clamp(products / PRODUCTS, FEWEST, ALL.size());
  }

  /// Its place in the category tree, as in `Outdoor > Tents`.
  String path(boolean chinese) {
    return department.in(chinese) + " > " + name.in(chinese);
  }

  private static List<Aisle> all() {
    return TextTable.rows("aisles.tsv").stream()
        .map(row ->
            new Aisle(
                new Words(row.get(0), row.get(1)),
                new Words(row.get(2), row.get(3)),
                Double.parseDouble(row.get(4)),
                row.get(5).equals("1"),
                Words.list(row.get(6)),
                row.get(7)))
        .toList();
  }
}
