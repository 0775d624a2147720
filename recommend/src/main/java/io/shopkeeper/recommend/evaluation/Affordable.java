package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.Memory;
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.blend.BlendMemory;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.sasrec.SasRecSettings;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What may be chosen where memory is short, known before anything is trained.
///
/// @param model what was asked for, or what is left of `auto`
/// @param omitted why a model of `auto` is not tried, by its name
record Affordable(String model, SortedMap<String, String> omitted) {

  static final String AUTO = "auto";

  /// Any: what a training takes does not depend on it.
  private static final Seed SEED = new Seed(0);

  /// @param behaviour all that may be learnt from
  /// @throws io.shopkeeper.recommend.RecommendException with code `TOO_LARGE` if what was asked for
  ///   does not fit, or of `auto` nothing does
  static Affordable of(
      RankingProtocol protocol, String model, Behaviour behaviour, Memory memory, int workers) {
    var omitted = new TreeMap<String, String>();
    if (!model.equals(AUTO)) {
      memory.require("training '%s'".formatted(model), bytes(model, behaviour, workers));
      return new Affordable(model, omitted);
    }
    List<String> best =
        protocol.ordered()
            ? List.of(Candidate.SequenceBlend.NAME, Candidate.Transitions.NAME)
            : List.of(Candidate.Blend.NAME, Candidate.ItemNeighbours.NAME);
    for (String name : best) {
      long bytes = bytes(name, behaviour, workers);
      if (memory.holds(bytes)) {
        boolean all = protocol.ordered() || omitted.isEmpty();
        return new Affordable(all ? AUTO : name, omitted);
      }
      omitted.put(name, memory.refusal("it", bytes));
    }
    memory.require("anything", bytes(Candidate.Popularity.NAME, behaviour, workers));
    return new Affordable(Candidate.Popularity.NAME, omitted);
  }

  /// Whether a model of `auto` is to be tried.
  boolean allows(String name) {
    return !omitted.containsKey(name);
  }

  /// The most that choosing the settings of a model takes, what was read included; of an unknown
  /// one nothing else.
  private static long bytes(String model, Behaviour behaviour, int workers) {
    Extent extent = behaviour.extent();
    var transitions = new Candidate.Transitions(TransitionSettings.DEFAULT);
    var transformer = new Candidate.SasRec(SasRecSettings.DEFAULT, SEED);
    return extent.read()
        + switch (model) {
          case Candidate.Popularity.NAME -> extent.popularity();
          case Candidate.ItemNeighbours.NAME ->
              new Candidate.ItemNeighbours(
                      ItemNeighbourSettings.DEFAULT.withNeighbours(NeighbourSearch.NEIGHBOURS))
                  .bytes(extent, workers);
          case Candidate.Transitions.NAME -> transitions.bytes(extent, workers);
          case Candidate.Als.NAME ->
              new Candidate.Als(AlsSettings.DEFAULT, SEED).bytes(extent, workers);
          case Candidate.Blend.NAME -> new BlendMemory(extent, workers).choosing(behaviour);
          case Candidate.SasRec.NAME -> transformer.bytes(extent, workers);
          case Candidate.SequenceBlend.NAME ->
              new Candidate.SequenceBlend(transformer, transitions, 1).bytes(extent, workers);
          default ->
              Competitors.of(model).stream()
                  .mapToLong(candidate -> candidate.bytes(extent, workers))
                  .max()
                  .orElse(0);
        };
  }
}
