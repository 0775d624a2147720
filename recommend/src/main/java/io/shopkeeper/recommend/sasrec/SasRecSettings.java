package io.shopkeeper.recommend.sasrec;

import io.shopkeeper.neural.transformer.TransformerShape;
import io.shopkeeper.neural.transformer.TransformerTraining;
import io.shopkeeper.recommend.Extent;
import java.util.Optional;

/// What shapes a [SasRecModel].
///
/// @param dimension of an item's vector; a multiple of `heads`
/// @param blocks of the transformer
/// @param heads of attention
/// @param length how many of the newest products are read
/// @param training how its parameters are found
public record SasRecSettings(
    int dimension, int blocks, int heads, int length, TransformerTraining training) {

  public static final SasRecSettings DEFAULT =
      new SasRecSettings(64, 2, 2, 50, new TransformerTraining(20, 64, .001, .3, 1_000));

  /// Fewer leave the transformer half trained.
  private static final int LEAST_EPOCHS = 5;

  /// More a step does not hold at a time.
  private static final long MOST_PROBABILITIES = 64L << 20;

  /// An array and its place in a list.
  private static final long SEQUENCE = 32;

  public SasRecSettings {
    // Refuses what does not fit together, before there is any data.
    new TransformerShape(1, length, dimension, blocks, heads);
  }

  TransformerShape shape(int items) {
    return new TransformerShape(items, length, dimension, blocks, heads);
  }

  /// The same but for how long it is trained.
  public SasRecSettings withEpochs(int epochs) {
    return new SasRecSettings(dimension, blocks, heads, length, training.withEpochs(epochs));
  }

  /// The default settings, for as many epochs as a training may take; none where too few would be
  /// left.
  ///
  /// @param operations at most, see [#operations]; a processor does about 5e10 a second
  /// @param interactions of all visitors
  public static Optional<SasRecSettings> within(
      double operations, long interactions, int visitors, int items) {
    double epoch = DEFAULT.operations(interactions, visitors, items) / DEFAULT.training.epochs();
    int epochs = (int) Math.min(DEFAULT.training.epochs(), operations / epoch);
    return epochs < LEAST_EPOCHS ? Optional.empty() : Optional.of(DEFAULT.withEpochs(epochs));
  }

  /// The heap that a training takes at its peak: the items' vectors, alone and with their
  /// attributes, with their gradient and the two moments of Adam, once more packed to be asked for;
  /// of a step, the probabilities, the vectors of the candidates with their gradient and packed
  /// twice, and what the blocks remember of every token and its gradient; sequences and the windows
  /// cut from them.
  long bytes(Extent extent) {
    long d = dimension;
    long tokens = (long) training.batch() * length;
    long candidates =
        training.negatives() == 0
            ? extent.items()
            : Math.min(extent.items(), training.negatives() + tokens);
    long remembered = blocks * (24 * d + (long) heads * length);
    return 6 * Extent.floats(extent.items(), d)
        + 4 * Extent.floats(candidates, d)
        + Math.min(Extent.floats(tokens, candidates), MOST_PROBABILITIES)
        + 2 * Extent.floats(tokens, remembered)
        + 2 * Integer.BYTES * extent.interactions()
        + 2 * SEQUENCE * extent.customers();
  }

  /// About how many floating-point operations a training takes.
  ///
  /// @param interactions of all visitors
  public double operations(long interactions, int visitors, int items) {
    int batch = training.batch();
    double targets = Math.min(items, (double) interactions / Math.max(1, visitors) * batch);
    double candidates =
        training.negatives() == 0 ? items : Math.min(items, training.negatives() + targets);
    double token = 6.0 * dimension * (12.0 * dimension * blocks + candidates);
    double update = 12.0 * items * dimension;
    return training.epochs() * (interactions * token + (double) visitors / batch * update);
  }
}
