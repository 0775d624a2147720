package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.blend.BlendSearch;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.sasrec.SasRecSettings;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Chooses a model and its settings by nDCG on validation data; of equals the first.
record CandidateChoice(RankingProtocol protocol, Seed seed, Workers workers, Progress progress) {

  private static final String AUTO = Affordable.AUTO;

  /// @throws IllegalArgumentException for an unknown model
  Candidate choose(Affordable asked, RankingData data) {
    String model = asked.model();
    if (!protocol.ordered() && (model.equals(AUTO) || model.equals(Candidate.Blend.NAME))) {
      return blend(data);
    }
    if (!protocol.ordered() && model.equals(Candidate.ItemNeighbours.NAME)) {
      return new NeighbourSearch(protocol.depth(), seed, workers, progress).choose(data);
    }
    if (model.equals(Candidate.Als.NAME)) {
      return best(factorisations(), validation(data));
    }
    List<Candidate> competitors = protocol.ordered() ? List.of() : Competitors.of(model);
    if (!competitors.isEmpty()) {
      return best(competitors, validation(data));
    }
    if (protocol.ordered() && model.equals(Candidate.SasRec.NAME)) {
      return new Candidate.SasRec(SasRecSettings.DEFAULT, seed);
    }
    if (protocol.ordered() && model.equals(Candidate.SequenceBlend.NAME)) {
      RankingData validation = validation(data);
      EncodedUsers encoded = EncodedUsers.of(validation, true);
      Behaviour behaviour = encoded.behaviour(validation.train());
      return sequenceBlend(climbed(behaviour, encoded, validation), validation, -1);
    }
    List<Candidate> candidates =
        candidates().stream()
            .filter(candidate -> model.equals(AUTO) || model.equals(candidate.model()))
            .toList();
    if (candidates.isEmpty()) {
      String known =
          Stream.concat(
                  protocol.ordered()
                      ? Stream.of(
                          AUTO,
                          Candidate.Als.NAME,
                          Candidate.SasRec.NAME,
                          Candidate.SequenceBlend.NAME)
                      : Stream.of(AUTO, Candidate.Blend.NAME, Candidate.Als.NAME),
                  Stream.concat(
                      candidates().stream().map(Candidate::model),
                      protocol.ordered() ? Stream.of() : Competitors.NAMES.stream()))
              .distinct()
              .collect(Collectors.joining(", "));
      throw new IllegalArgumentException("model '%s' is not one of %s".formatted(model, known));
    }
    if (model.equals(Candidate.Popularity.NAME)) {
      return candidates.getFirst();
    }
    RankingData validation = validation(data);
    Candidate best = best(candidates, validation);
    return model.equals(AUTO)
            && asked.allows(Candidate.SequenceBlend.NAME)
            && best instanceof Candidate.Transitions transitions
        ? sequenceBlend(transitions, validation, SequenceSearch.LEAST_GAIN)
        : best;
  }

  /// @param leastGain over the transitions alone, as a share of their quality; -1 to blend anyway
  private Candidate sequenceBlend(
      Candidate.Transitions transitions, RankingData data, double leastGain) {
    return trainedBlend(transitions, data, leastGain).candidate();
  }

  /// The same with the model that was trained to judge it.
  ///
  /// @param data whose test judges
  SequenceBlendSearch.Trained trainedBlend(
      Candidate.Transitions transitions, RankingData data, double leastGain) {
    EncodedUsers encoded = EncodedUsers.of(data, true);
    var search =
        new SequenceBlendSearch(
            seed,
            workers,
            progress,
            (candidate, trained) ->
                new FittedRanking(
                        protocol, candidate, new TreeMap<>(), trained, encoded, data, 0, workers)
                    .quality());
    return search.trained(transitions, encoded.behaviour(data.train()), leastGain);
  }

  private Candidate blend(RankingData data) {
    HeldOut cut = HeldOut.of(data, seed, workers);
    if (cut.judged().isEmpty()) {
      return new Candidate.ItemNeighbours(ItemNeighbourSettings.DEFAULT);
    }
    EncodedUsers encoded = EncodedUsers.of(cut.train(), false);
    List<History> histories =
        cut.judged().stream().map(user -> encoded.history(user.items())).toList();
    int[][] held =
        cut.held().stream().map(user -> encoded.relevant(user.items())).toArray(int[][]::new);
    var search = new BlendSearch(protocol.depth(), seed, workers, progress);
    return new Candidate.Blend(
        search.choose(encoded.behaviour(cut.train()), histories, held), seed);
  }

  private Candidate best(List<Candidate> candidates, RankingData data) {
    EncodedUsers encoded = EncodedUsers.of(data, protocol.ordered());
    Behaviour behaviour = encoded.behaviour(data.train());
    Candidate best = candidates.getFirst();
    double bestQuality = -1;
    for (int i = 0; i < candidates.size(); i++) {
      progress.at("choosing a model", i, candidates.size());
      double quality = quality(candidates.get(i), behaviour, encoded, data);
      if (quality > bestQuality) {
        best = candidates.get(i);
        bestQuality = quality;
      }
    }
    progress.at("choosing a model", candidates.size(), candidates.size());
    return best instanceof Candidate.Transitions ? climbed(behaviour, encoded, data) : best;
  }

  private Candidate.Transitions climbed(
      Behaviour behaviour, EncodedUsers encoded, RankingData data) {
    var search =
        new SequenceSearch(
            settings -> quality(new Candidate.Transitions(settings), behaviour, encoded, data));
    return new Candidate.Transitions(search.climb());
  }

  private double quality(
      Candidate candidate, Behaviour behaviour, EncodedUsers encoded, RankingData data) {
    RecommenderModel trained = candidate.train(behaviour, workers);
    return new FittedRanking(
            protocol, candidate, new TreeMap<>(), trained, encoded, data, 0, workers)
        .quality();
  }

  /// What to learn from while choosing, and what to judge by: given data or a part cut from train.
  private RankingData validation(RankingData data) {
    if (!protocol.ordered()) {
      HeldOut cut = HeldOut.of(data, seed, workers);
      return new RankingData(cut.train(), List.of(), cut.held(), List.of());
    }
    RankingData cut =
        data.valid().isEmpty()
            ? RankingData.leaveLastOut(data.train())
            : new RankingData(
                RankingProtocol.without(data.train(), data.valid()),
                List.of(),
                data.valid(),
                List.of());
    return cut.withAttributes(data.attributes());
  }

  /// The two settings that matter, around what Gowalla's validation data prefers.
  private List<Candidate> factorisations() {
    var candidates = new ArrayList<Candidate>();
    for (double unobservedWeight : new double[] {.005, .015, .05}) {
      for (double regularisation : new double[] {.001, .002, .005}) {
        AlsSettings settings = AlsSettings.DEFAULT.with(unobservedWeight, regularisation);
        candidates.add(new Candidate.Als(settings, seed));
      }
    }
    return candidates;
  }

  /// What was found worth trying on the validation data of several sets, see
  /// docs/recommendation.md.
  private List<Candidate> candidates() {
    var candidates = new ArrayList<Candidate>();
    candidates.add(new Candidate.Popularity(PopularitySettings.DEFAULT));
    if (protocol.ordered()) {
      candidates.add(new Candidate.Transitions(TransitionSettings.DEFAULT));
      for (double correction : new double[] {-.25, 0}) {
        for (double halfLife : new double[] {2, 6}) {
          candidates.add(neighbours(correction, halfLife));
        }
      }
    } else {
      NeighbourSearch.settings().forEach(s -> candidates.add(new Candidate.ItemNeighbours(s)));
    }
    return candidates;
  }

  private static Candidate neighbours(double correction, double halfLife) {
    ItemNeighbourSettings base = ItemNeighbourSettings.DEFAULT;
    return new Candidate.ItemNeighbours(
        new ItemNeighbourSettings(
            base.neighbours(),
            10,
            correction,
            1,
            .3,
            halfLife,
            base.popularityWeight(),
            RelationWeights.DEFAULT));
  }
}
