package io.shopkeeper.recommend.nextbasket;

import io.shopkeeper.numeric.Workers;

/// Learns how customers come back; see the package for what is computed. The same at any number of
/// threads.
public record NextBasketTrainer(NextBasketSettings settings) {

  public NextBasketModel train(BasketData data, Workers workers) {
    return train(new NextBasketParts(data, workers));
  }

  /// From parts that were learnt already, or are now.
  public NextBasketModel train(NextBasketParts parts) {
    return new NextBasketModel(
        settings,
        parts.data().products(),
        parts.rates(settings.prior()),
        parts.followers(settings.decay()),
        parts.neighbours(),
        parts.popularity(settings.decay()));
  }
}
