package io.shopkeeper.search;

import io.shopkeeper.search.fusion.Candidate;
import io.shopkeeper.search.fusion.Feature;
import java.util.List;

/// Which candidates answer a query at all: those that have about as many of its words as the best,
/// and those that mean something close to it.
///
/// @param bestCoverage the greatest share of the query's words, by rarity, that one product has
/// @param leastCosine what means less alike is not an answer
record Matches(double bestCoverage, double leastCosine) {
  /// A share of the words within rounding of all.
  static final double ALL = .999;

  /// Of the best coverage.
  private static final double ENOUGH = .6;

  /// Below this the encoders' vectors of short texts mean nothing alike.
  private static final double LEAST_COSINE = .6;

  /// Behind the nearest.
  private static final double NEAR = .08;

  static Matches of(List<Candidate> candidates) {
    double coverage = 0;
    double cosine = 0;
    for (Candidate candidate : candidates) {
      coverage = Math.max(coverage, candidate.value(Feature.COVERAGE));
      cosine = Math.max(cosine, candidate.cosine());
    }
    return new Matches(coverage, Math.max(LEAST_COSINE, cosine - NEAR));
  }

  boolean include(Candidate candidate) {
    double coverage = candidate.value(Feature.COVERAGE);
    return coverage > 0 && coverage >= ENOUGH * bestCoverage || candidate.cosine() >= leastCosine;
  }
}
