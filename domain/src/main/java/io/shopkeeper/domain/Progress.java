package io.shopkeeper.domain;

/// Hears how far a long task has come.
@FunctionalInterface
public interface Progress {

  Progress NONE = (_, _, _) -> {};

  /// Called now and then, from one thread at a time.
  ///
  /// @param stage what is being done, a few words in English
  /// @param done units finished
  /// @param total units there are; negative if unknown
  void at(String stage, long done, long total);
}
