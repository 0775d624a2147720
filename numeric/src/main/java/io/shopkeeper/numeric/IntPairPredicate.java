package io.shopkeeper.numeric;

/// A condition on two ints, as on the number of a query and that of an item.
@FunctionalInterface
public interface IntPairPredicate {
  boolean test(int first, int second);
}
