package io.shopkeeper.rules.diversity;

/// What candidates lose for their likeness to those chosen before. Not thread-safe.
///
/// What a candidate loses never becomes less while more are chosen, so that taking the best of what
/// remains, again and again, gives a list whose scores never rise.
public sealed interface Diversity permits MaximalMarginalRelevance, DeterminantalPointProcess {

  /// Puts a candidate into the list.
  void choose(int candidate);

  /// What is added to the candidate's score: 0 or less.
  double penalty(int candidate);
}
