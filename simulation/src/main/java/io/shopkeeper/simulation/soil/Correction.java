package io.shopkeeper.simulation.soil;

/// What a cleaner did to one record of a soiled file.
public sealed interface Correction {

  String file();

  /// In the soiled file, the header being line 1.
  int line();

  /// A cell was given another value.
  record Repaired(String file, int line, String column, String value) implements Correction {}

  /// A record was turned away or left out.
  ///
  /// @param reason in the cleaner's words
  record Rejected(String file, int line, String reason) implements Correction {}
}
