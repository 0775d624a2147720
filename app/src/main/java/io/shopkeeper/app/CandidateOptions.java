package io.shopkeeper.app;

import picocli.CommandLine.Option;

/// What finds the candidates of a ranking, and how many.
final class CandidateOptions {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "What finds candidates: auto (default, the best), transitions, sasrec …")
  private String model = "";

  @Option(
      names = "--candidates",
      paramLabel = "N",
      defaultValue = "200",
      description = "Of a user (default: ${DEFAULT-VALUE}).")
  private int candidates;

  String model() {
    return model;
  }

  /// Of a user.
  int count() {
    return candidates;
  }
}
