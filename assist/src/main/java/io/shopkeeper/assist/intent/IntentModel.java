package io.shopkeeper.assist.intent;

import io.shopkeeper.assist.intent.IntentReading.Candidate;
import io.shopkeeper.language.classify.TextFeatures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what utterances ask for, as [IntentTrainer] has learned it. Immutable; safe for any number
/// of threads while the encoders are open. One pass of the encoder an utterance, some 5 to 10 ms.
public final class IntentModel {
  private final List<String> intents;
  private final UtteranceReader reader;
  private final Fitted fitted;
  private final Temperature temperature;
  private final @Nullable TunedIntents tuned;
  private final Scope scope;

  IntentModel(
      List<String> intents,
      UtteranceReader reader,
      Fitted fitted,
      Temperature temperature,
      @Nullable TunedIntents tuned,
      Scope scope) {
    this.intents = List.copyOf(intents);
    this.reader = reader;
    this.fitted = fitted;
    this.temperature = temperature;
    this.tuned = tuned;
    this.scope = scope;
  }

  /// The names of the intents that were taught, sorted.
  public List<String> intents() {
    return intents;
  }

  /// Whether the encoder was trained further, which makes reading some 5 ms slower.
  public boolean tuned() {
    return tuned != null;
  }

  /// The probability above which an utterance counts as in scope: that which all but one in twenty
  /// utterances in scope reach.
  public double threshold() {
    return scope.threshold();
  }

  /// Reads an utterance. One without a letter, or in another language than the model's, is out of
  /// scope for certain, with all intents equally probable; of a very long one the beginning is
  /// read.
  public IntentReading read(String utterance) {
    if (!reader.readable(utterance)) {
      return new IntentReading(
          intents.stream().map(name -> new Candidate(name, 1.0 / intents.size())).toList(),
          0,
          false);
    }
    return read(reader.read(utterance));
  }

  /// Reads what was seen of an utterance by the reader the model was trained with.
  public IntentReading read(TextFeatures utterance) {
    double[] margins = fitted.margins(utterance);
    double[] regression = temperature.probabilities(margins);
    double[] probabilities =
        tuned == null ? regression : tuned.probabilities(utterance, regression);
    double inScope = scope.probability(fitted.signs(utterance, margins));
    var candidates = new ArrayList<Candidate>();
    for (int c = 0; c < probabilities.length; c++) {
      candidates.add(new Candidate(intents.get(c), probabilities[c]));
    }
    candidates.sort(Comparator.comparingDouble(Candidate::probability).reversed());
    return new IntentReading(candidates, inScope, inScope >= scope.threshold());
  }
}
