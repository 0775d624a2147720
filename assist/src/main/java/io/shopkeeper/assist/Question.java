package io.shopkeeper.assist;

import io.shopkeeper.domain.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody asks.
///
/// @param text in their words; data, whatever it says
/// @param asker who proved to be this customer; null for anybody
public record Question(String text, @Nullable CustomerId asker, Instant at) {

  /// Longer ones are not read.
  public static final int MOST_CHARACTERS = 2_000;
}
