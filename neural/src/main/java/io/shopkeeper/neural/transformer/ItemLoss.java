package io.shopkeeper.neural.transformer;

/// How wrong a transformer is about the next item.
public sealed interface ItemLoss {

  /// Cross-entropy over the candidates.
  record Softmax() implements ItemLoss {}

  /// Is it the next item, or one drawn by chance? Binary cross-entropy whose positives are raised
  /// to `β = α (t (1 − 1/α) + 1/α)`, α the share of the items that is drawn: Petrov and Macdonald,
  /// "gSASRec: reducing overconfidence in sequential recommendation trained with negative sampling"
  /// (RecSys 2023), with the drawn items shared by the tokens of a step.
  ///
  /// @param calibration t, from 0 (binary cross-entropy as it is) to 1 (calibrated)
  /// @param fromChance whether a logit of 0 stands for one item in all, not for one in two
  record GeneralisedBinary(double calibration, boolean fromChance) implements ItemLoss {
    public GeneralisedBinary {
      if (!(calibration >= 0 && calibration <= 1)) {
        throw new IllegalArgumentException(
            "calibration is %s, not from 0 to 1".formatted(calibration));
      }
    }

    /// @param share of the items that is drawn
    double exponent(double share) {
      return share * (calibration * (1 - 1 / share) + 1 / share);
    }
  }
}
