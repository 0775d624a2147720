package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.recommend.transfer.TransferSettings;

/// What hears another domain, chosen for the ranking of all items and for that of given ones.
record CrossDomainChoice(TransferSettings all, TransferSettings given) implements EvaluatedModel {

  @Override
  public String model() {
    return "transfer";
  }

  @Override
  public String toString() {
    return "of all items: %s; of given ones: %s".formatted(all, given);
  }
}
