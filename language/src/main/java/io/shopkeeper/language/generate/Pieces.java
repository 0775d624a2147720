package io.shopkeeper.language.generate;

/// Takes the pieces of an answer as they come, one at a time and before the answer is returned, but
/// not always on the thread that asked.
@FunctionalInterface
public interface Pieces {

  /// Nobody wants to see an answer before it is whole.
  Pieces UNWANTED =
      new Pieces() {
        @Override
        public void next(String piece) {
          // Nobody looks.
        }

        @Override
        public boolean wanted() {
          return false;
        }
      };

  /// What is thrown here ends the generation and reaches the one who asked.
  void next(String piece);

  default boolean wanted() {
    return true;
  }
}
