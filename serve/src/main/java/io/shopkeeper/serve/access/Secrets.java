package io.shopkeeper.serve.access;

import io.shopkeeper.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Random texts that nobody can guess, and their hashes.
///
/// A plain SHA-256 is enough for a secret of 256 random bits: there is no dictionary to try.
final class Secrets {
  private static final int BYTES = 32;

  private final RandomGenerator random;

  /// @param random cryptographically strong
  Secrets(RandomGenerator random) {
    this.random = random;
  }

  /// 43 characters that need no escape in a URL.
  String secret() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES));
  }

  /// A short text that tells things apart but protects nothing.
  String id(int bytes) {
    return HexFormat.of().formatHex(bytes(bytes));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  static byte[] hash(String salt, String secret) {
    MessageDigest sha256 = Sha256.digest();
    sha256.update(salt.getBytes(StandardCharsets.UTF_8));
    return sha256.digest(secret.getBytes(StandardCharsets.UTF_8));
  }
}
