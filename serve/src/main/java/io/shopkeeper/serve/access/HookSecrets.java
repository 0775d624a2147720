package io.shopkeeper.serve.access;

import io.shopkeeper.ingest.HookPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secrets by which platforms sign their webhooks (HMAC, RFC 2104, with SHA-256).
///
/// To check a signature takes the secret itself, so that no hash will do: each lies in a file that
/// only the user who runs the program may read. They are asked for at every request, so that a new
/// one counts at once. Safe for any number of threads.
public final class HookSecrets {
  private static final String HMAC = "HmacSHA256";
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
    Files.createDirectories(folder);
    Path written =
        Files.createTempFile(
            folder,
            platform.wireName(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(written, plain);
    Files.move(written, file(platform), StandardCopyOption.ATOMIC_MOVE);
  }

  public boolean has(HookPlatform platform) {
    return Files.exists(file(platform));
  }

  /// Returns false if there was none.
  public boolean remove(HookPlatform platform) throws IOException {
    return Files.deleteIfExists(file(platform));
  }

  /// Whether the platform signed a body; false without a secret. Takes the same time whatever the
  /// signature is.
  ///
  /// @param signature in Base64
  /// @throws IOException if the secret cannot be read
  public boolean signed(HookPlatform platform, byte[] body, String signature) throws IOException {
    Optional<byte[]> secret = secret(platform);
    if (secret.isEmpty()) {
      return false;
    }
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.get(), HMAC));
      return MessageDigest.isEqual(mac.doFinal(body), Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException e) {
      return false; // no Base64
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }

  private Optional<byte[]> secret(HookPlatform platform) throws IOException {
    try {
      return Optional.of(Files.readString(file(platform)).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Path file(HookPlatform platform) {
    return folder.resolve(platform.wireName() + ".secret");
  }
}
