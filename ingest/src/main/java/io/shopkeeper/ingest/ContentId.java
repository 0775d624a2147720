package io.shopkeeper.ingest;

import io.shopkeeper.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Names a record that brought no id by its content: the first 128 bits of its SHA-256.
final class ContentId {
  private static final int BYTES = 16;

  private final MessageDigest digest = Sha256.digest();

  ContentId add(@Nullable String text) {
    if (text != null) {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
    digest.update((byte) 0);
    return this;
  }

  /// The id; starts over.
  String text() {
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
