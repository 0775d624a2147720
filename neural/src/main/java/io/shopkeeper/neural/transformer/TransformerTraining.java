package io.shopkeeper.neural.transformer;

/// How a transformer is trained.
///
/// @param epochs how often every sequence is seen, from 1 to 10,000
/// @param batch sequences in a step, from 1 to 100,000
/// @param learningRate of the first step, falling in a line to zero; above 0 up to 1
/// @param dropout the share of numbers dropped, from 0 up to but excluding 1
/// @param negatives how many random items a step tells its targets from; 0 for all items
public record TransformerTraining(
    int epochs, int batch, double learningRate, double dropout, int negatives) {

  public TransformerTraining {
    require("epochs", epochs, 1, 10_000);
    require("batch", batch, 1, 100_000);
    require("learningRate", learningRate, Double.MIN_NORMAL, 1);
    require("dropout", dropout, 0, Math.nextDown(1.0));
    require("negatives", negatives, 0, Integer.MAX_VALUE);
  }

  /// The same but for the number of epochs.
  public TransformerTraining withEpochs(int epochs) {
    return new TransformerTraining(epochs, batch, learningRate, dropout, negatives);
  }

  private static void require(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s, not from %s to %s".formatted(name, value, least, most));
    }
  }
}
