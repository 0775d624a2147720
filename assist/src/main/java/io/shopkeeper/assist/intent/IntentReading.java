package io.shopkeeper.assist.intent;

import java.util.List;

/// What an utterance may ask for.
///
/// @param candidates all intents, the most probable first
/// @param inScope the probability that it asks for any of them
/// @param understood whether that is enough to act on
public record IntentReading(List<Candidate> candidates, double inScope, boolean understood) {

  /// An intent.
  ///
  /// @param probability if the utterance is in scope; all add up to 1
  public record Candidate(String intent, double probability) {}

  public IntentReading {
    candidates = List.copyOf(candidates);
  }

  public Candidate best() {
    return candidates.getFirst();
  }
}
