package io.shopkeeper.recommend.evaluation;

/// What a protocol chose: a model with its settings, told in full by its text.
public interface EvaluatedModel {

  /// The name `--model` knows it by.
  String model();
}
