package io.shopkeeper.language.embed;

import java.util.List;

/// The question: which vectors stand for these texts?
///
/// What is embedded is the normal text ([io.shopkeeper.language.NormalText]), so that texts which
/// differ in white space, case, width or traditional characters have one vector. A text that is
/// blank has the zero vector. Of a long text the beginning is read; how much is the adapter's to
/// say. All methods may be called from any thread.
public interface TextEmbedder {

  /// Names what made a vector: vectors of different names are never compared.
  String name();

  /// The length of every vector.
  int dimension();

  /// The vector of each text, in order, each of norm 1 or zero. The same text has the same vector,
  /// alone and among others. Arrays are shared, not copied: read them only.
  ///
  /// @throws io.shopkeeper.language.LanguageException with code `EMBEDDER_FAILED` if a server fails
  /// @throws io.shopkeeper.neural.NeuralException if an encoder fails
  List<float[]> embed(List<String> texts);

  /// Whether a Latin word in normal form is one it read so often that it knows it as a whole: it is
  /// no slip of the pen, then.
  default boolean knows(String word) {
    return false;
  }
}
