package io.shopkeeper.assist.intent;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.Workers;
import java.util.List;

/// What is fitted to utterances of given intents, before it is known how far to trust it.
record Fitted(UtteranceSpace space, Ridge ridge, Neighbourhood neighbourhood) {

  /// @param leftOut the margins of every utterance by what it took no part in
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record WithLeftOut(Fitted fitted, double[][] leftOut) {}

  /// @param labels in [0, classes), each at least once
  static WithLeftOut to(
      List<TextFeatures> utterances, int[] labels, int classes, Seed seed, Workers workers) {
    UtteranceSpace space = UtteranceSpace.of(utterances, seed);
    DenseMatrix rows = space.rows(utterances, workers);
    Ridge.Fit fit = Ridge.fit(rows, labels, classes, workers);
    return new WithLeftOut(
        new Fitted(space, fit.ridge(), Neighbourhood.of(utterances, labels, classes)),
        fit.leftOut());
  }

  double[] margins(TextFeatures utterance) {
    return ridge.margins(space.row(utterance));
  }

  Scope.Signs signs(TextFeatures utterance, double[] margins) {
    return Scope.Signs.of(margins, neighbourhood, neighbourhood.unit(utterance));
  }
}
