package io.shopkeeper.evaluation;

/// Holds out every user's last interaction, of equal times the one given last; a user's only
/// interaction stays in train.
public record LeaveLastOut() implements Split {

  @Override
  public TrainTest apply(Interactions interactions) {
    boolean[] heldOut = new boolean[interactions.size()];
    for (int[] indices : interactions.indicesByUser()) {
      if (indices.length > 1) {
        heldOut[indices[indices.length - 1]] = true;
      }
    }
    return interactions.partition(i -> heldOut[i]);
  }
}
