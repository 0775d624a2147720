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
public record SequenceBlendSearch(
    Seed seed,
    Workers workers,
    Progress progress,
    ToDoubleBiFunction<Candidate, RecommenderModel> quality) {

  /// Of the transformer; 1 leaves the transitions out.
  private static final double[] SHARES = {.2, .35, .5, .65, .8, 1};

  /// Floating-point operations of one training in a published protocol, of which there are two:
  /// about 500 processor seconds, a third of what a choice may take.
  static final double MOST_OPERATIONS = 1.2e13;

  /// A candidate with the model that was trained to judge it.
  record Trained(Candidate candidate, RecommenderModel model) {}

  /// The best blend that beats the transitions by `leastGain`, as a share of their quality; the
  /// transitions if none does.
  Candidate choose(Candidate.Transitions transitions, Behaviour behaviour, double leastGain) {
    return trained(transitions, behaviour, leastGain).candidate();
  }

  /// The same with its model.
  Trained trained(Candidate.Transitions transitions, Behaviour behaviour, double leastGain) {
    int items = behaviour.products().size();
    Optional<SasRecSettings> settings =
        SasRecSettings.within(MOST_OPERATIONS, behaviour.size(), behaviour.rows(), items);
    if (settings.isEmpty()) {
      progress.at(
          "no transformer: %,d interactions with %,d products are too many to train it"
              .formatted(behaviour.size(), items),
          0,
          1);
      return new Trained(transitions, transitions.train(behaviour, workers));
    }
    return trained(settings.get(), transitions, behaviour, leastGain);
  }

  /// The same with a transformer of these settings.
  public Candidate choose(
      SasRecSettings settings,
      Candidate.Transitions transitions,
      Behaviour behaviour,
      double leastGain) {
    return trained(settings, transitions, behaviour, leastGain).candidate();
  }

  private Trained trained(
      SasRecSettings settings,
      Candidate.Transitions transitions,
      Behaviour behaviour,
      double leastGain) {
    var transformer = new Candidate.SasRec(settings, seed);
    TransitionModel followers = transitions.train(behaviour, workers);
    SasRecModel reader = transformer.train(behaviour, workers, progress);
    var best = new Trained(transitions, followers);
    double least = (1 + leastGain) * quality.applyAsDouble(transitions, followers);
    for (int i = 0; i < SHARES.length; i++) {
      progress.at("blending", i, SHARES.length);
      double share = SHARES[i];
      var blend = new Candidate.SequenceBlend(transformer, transitions, share);
      var model = new SequenceBlendModel(reader, followers, share);
      double reached = quality.applyAsDouble(blend, model);
      if (reached > least) {
        best = new Trained(blend, model);
        least = reached;
      }
    }
    progress.at("blending", SHARES.length, SHARES.length);
    return best;
  }
}
