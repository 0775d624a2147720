package io.shopkeeper.rules.diversity;

/// How alike two candidates are, from 0 to 1. Of any candidates, the matrix must have no negative
/// eigenvalue, as where it is a cosine.
@FunctionalInterface
public interface Likeness {

  double of(int candidate, int other);
}
