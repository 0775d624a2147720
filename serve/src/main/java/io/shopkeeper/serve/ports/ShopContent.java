package io.shopkeeper.serve.ports;

import io.shopkeeper.content.write.ShopWriter;
import java.util.Optional;

/// What writes the shop's texts. Safe for any number of threads.
@FunctionalInterface
public interface ShopContent {

  /// As learned from the catalogue when it was read last; empty before.
  Optional<ShopWriter> writer();
}
