package io.shopkeeper.serve.http;

/// Answers the requests of one route.
@FunctionalInterface
public interface Handler {

  /// @throws ProblemException for what the caller should be told instead of an answer
  Answer answer(Request request);
}
