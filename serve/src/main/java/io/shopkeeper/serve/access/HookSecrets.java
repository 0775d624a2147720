package io.shopkeeper.serve.access;

import io.shopkeeper.ingest.HookPlatform;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/// The secrets by which platforms sign their webhooks. Safe for any number of threads.
public final class HookSecrets {
  private static final int LONGEST = 1_000;

  private final Path folder;

  /// @param folder made with the first secret
  public HookSecrets(Path folder) {
    this.folder = folder;
  }

  /// Keeps a secret in place of the one before.
  ///
  /// @throws IllegalArgumentException if it is blank or too long
  /// @throws IOException if it cannot be kept, or not so that others cannot read it
  public void put(HookPlatform platform, String secret) throws IOException {
    String plain = secret.strip();
    if (plain.isEmpty() || plain.length() > LONGEST) {
      throw new IllegalArgumentException(
          "the secret has %d characters, from 1 to %d are allowed"
              .formatted(plain.length(), LONGEST));
    }
    file(platform).put(plain);
  }

  public boolean has(HookPlatform platform) {
    return file(platform).exists();
  }

  /// Returns false if there was none.
  public boolean remove(HookPlatform platform) throws IOException {
    return file(platform).remove();
  }

  /// Whether the platform signed a body; false without a secret. Takes the same time whatever the
  /// signature is.
  ///
  /// @param signature in Base64
  /// @throws IOException if the secret cannot be read
  public boolean signed(HookPlatform platform, byte[] body, String signature) throws IOException {
    Optional<byte[]> right = file(platform).sign(body);
    try {
      return right.isPresent()
          && MessageDigest.isEqual(right.get(), Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException e) {
      return false; // no Base64
    }
  }

  private SecretFile file(HookPlatform platform) {
    return new SecretFile(folder.resolve(platform.wireName() + ".secret"));
  }
}
