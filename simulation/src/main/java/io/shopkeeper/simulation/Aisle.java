package io.shopkeeper.simulation;

import java.util.List;

/// A leaf of the category tree and what stands in it.
///
/// @param typicalPrice in euros
/// @param boughtAgain whether it is used up
record Aisle(
    Words department, Words name, double typicalPrice, boolean boughtAgain, List<Words> nouns) {

  static List<Aisle> all() {
    return TextTable.rows("aisles.tsv").stream()
        .map(row ->
            new Aisle(
                new Words(row.get(0), row.get(1)),
                new Words(row.get(2), row.get(3)),
                Double.parseDouble(row.get(4)),
                row.get(5).equals("1"),
                Words.list(row.get(6))))
        .toList();
  }
}
