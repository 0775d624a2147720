package io.shopkeeper.search;

/// The question: which products answer what somebody wrote?
public interface Searcher {

  /// Answers any text, an empty one and nonsense included. Safe for any number of threads.
  SearchResults search(SearchRequest request);
}
