package io.shopkeeper.content.write;

/// Writes from a brief. Any thread may ask.
@FunctionalInterface
public interface Writer {

  /// A draft, or why there is none.
  Writing write(Brief brief);
}
