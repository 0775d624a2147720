package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.Hashes;
import java.util.function.LongConsumer;

/// Blocking keys of the rarest features of a text: alone they find what is rare, in pairs what is
/// rare together.
final class RareFeatures {
  private RareFeatures() {}

  static void singles(long salt, int[] features, int count, LongConsumer keys) {
    for (int i = 0; i < Math.min(count, features.length); i++) {
      keys.accept(Hashes.of(salt, features[i]));
    }
  }

  static void pairs(long salt, int[] features, LongConsumer keys) {
    for (int i = 0; i < features.length; i++) {
      for (int j = i + 1; j < features.length; j++) {
        long first = Math.min(features[i], features[j]);
        long second = Math.max(features[i], features[j]);
        keys.accept(Hashes.of(salt, Hashes.of(first, second)));
      }
    }
  }
}
