package io.shopkeeper.language.evaluation;

import io.shopkeeper.language.Language;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.neural.encoder.TextEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// How the records of a classification are read and what is seen of them.
///
/// @param <T> a record without its label
interface Task<T> {

  /// @throws io.shopkeeper.language.LanguageException if the file cannot be read
  Labelled<T> read(Path file);

  /// The text of a record, for its language and to find copies: those of the same normal text.
  String text(T record);

  /// A record with other texts in place of its own.
  T rewritten(T record, UnaryOperator<String> text);

  /// Makes the features of one record.
  ///
  /// @param encoder empty if no component asks for vectors
  /// @param train records to learn from, without their labels: what is usual among them
  Function<T, TextFeatures> features(
      Language language, Optional<TextEncoder> encoder, List<T> train);
}
