package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.sasrec.SasRecModel;
import io.shopkeeper.recommend.sasrec.SasRecSettings;
import io.shopkeeper.recommend.sasrec.SequenceBlendModel;
import io.shopkeeper.recommend.transitions.TransitionModel;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/// Lets a transformer join the transitions, in the share that is best on validation data, if that
/// is affordable and better than the transitions alone.
///
/// @param quality of a trained candidate on validation data, greater is better
record SequenceBlendSearch(
    Seed seed,
    Workers workers,
    Progress progress,
    ToDoubleBiFunction<Candidate, RecommenderModel> quality) {

  /// Of the transformer; 1 leaves the transitions out.
  private static final double[] SHARES = {.2, .35, .5, .65, .8, 1};

  /// Floating-point operations of two trainings, one to choose by and one on everything: about 500
  /// processor seconds, a third of what a choice may take.
  private static final double MOST_OPERATIONS = 2.4e13;

  /// Training holds about six numbers for each of the items' vectors: a gigabyte.
  private static final long MOST_PARAMETERS = 40_000_000;

  /// Fewer leave the transformer half trained.
  private static final int LEAST_EPOCHS = 5;

  /// The transformer's settings for so much data; none where it would take too long or too much
  /// memory.
  static Optional<SasRecSettings> affordable(long interactions, int visitors, int items) {
    SasRecSettings most = SasRecSettings.DEFAULT;
    double epoch = most.operations(interactions, visitors, items) / most.training().epochs();
    int epochs = (int) Math.min(most.training().epochs(), MOST_OPERATIONS / 2 / epoch);
    boolean large = (long) items * most.dimension() > MOST_PARAMETERS;
    return large || epochs < LEAST_EPOCHS ? Optional.empty() : Optional.of(most.withEpochs(epochs));
  }

  /// The best blend that beats the transitions by `leastGain`, as a share of their quality; the
  /// transitions if none does.
  Candidate choose(Candidate.Transitions transitions, Behaviour behaviour, double leastGain) {
    int items = behaviour.products().size();
    Optional<SasRecSettings> settings = affordable(behaviour.size(), behaviour.rows(), items);
    if (settings.isEmpty()) {
      progress.at(
          "no transformer: %,d interactions with %,d products are too many to train it"
              .formatted(behaviour.size(), items),
          0,
          1);
      return transitions;
    }
    var transformer = new Candidate.SasRec(settings.get(), seed);
    TransitionModel followers = transitions.train(behaviour, workers);
    SasRecModel reader = transformer.train(behaviour, workers, progress);
    Candidate best = transitions;
    double least = (1 + leastGain) * quality.applyAsDouble(transitions, followers);
    for (int i = 0; i < SHARES.length; i++) {
      progress.at("blending", i, SHARES.length);
      double share = SHARES[i];
      var blend = new Candidate.SequenceBlend(transformer, transitions, share);
      double reached =
          quality.applyAsDouble(blend, new SequenceBlendModel(reader, followers, share));
      if (reached > least) {
        best = blend;
        least = reached;
      }
    }
    progress.at("blending", SHARES.length, SHARES.length);
    return best;
  }
}
