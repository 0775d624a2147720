package io.shopkeeper.simulation.soil;

import java.util.List;

/// What two platforms list: customers or products, no two of them the same.
interface Things<T> {

  /// Of a listing, the id apart.
  List<String> columns();

  T another();

  /// Another one that is easily taken for the given.
  T near(T thing);

  /// The listing of what only one platform has.
  List<String> alone(T thing);

  /// A's and B's listing of the same thing.
  ///
  /// @param exact whether they have a key in common; else no key is the same
  List<List<String>> twice(T thing, boolean exact);
}
