package io.shopkeeper.recommend.training;

import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.Memory;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.blend.BlendMemory;
import io.shopkeeper.recommend.evaluation.Candidate;
import io.shopkeeper.recommend.evaluation.RankedTrainer;

/// The memory that the training of a shop may take.
///
/// @param extent of everything the model that serves will learn from
record Budget(Memory memory, Extent extent, int workers) {

  /// @throws RecommendException with code `TOO_LARGE` if there is no room to train it from
  ///   everything
  void require(Candidate candidate) {
    require(candidate.model(), candidate.bytes(extent, workers));
  }

  /// @param before what a blend is chosen on
  /// @throws RecommendException with code `TOO_LARGE` if there is no room to choose a blend
  void requireBlend(Behaviour before) {
    require(Candidate.Blend.NAME, new BlendMemory(extent, workers).choosing(before));
  }

  /// @throws RecommendException with code `TOO_LARGE` if there is no room for a ranking of what a
  ///   candidate finds
  void requireRanked(Candidate found) {
    require(
        Candidate.Ranked.NAME, found.bytes(extent, workers) + RankedTrainer.bytes(extent, workers));
  }

  private void require(String model, long bytes) {
    memory.require("training '%s'".formatted(model), extent.read() + bytes);
  }
}
