package io.shopkeeper.serve.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A secret that signatures are checked with (HMAC, RFC 2104, with SHA-256).
///
/// To check a signature takes the secret itself, so that no hash will do: it lies in a file that
/// only the user who runs the program may read. It is read at every check, so that a new one counts
/// at once. Safe for any number of threads.
record SecretFile(Path path) {
  private static final String HMAC = "HmacSHA256";

  /// Keeps a secret in place of the one before.
  ///
  /// @throws IOException if it cannot be kept, or not so that others cannot read it
  void put(String secret) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path written =
        Files.createTempFile(
            folder,
            "secret",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(written, secret);
    Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
  }

  boolean exists() {
    return Files.exists(path);
  }

  /// Returns false if there was none.
  boolean remove() throws IOException {
    return Files.deleteIfExists(path);
  }

  Optional<String> read() throws IOException {
    try {
      return Optional.of(Files.readString(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// The signature of a message; nothing without a secret.
  ///
  /// @throws IOException if the secret cannot be read
  Optional<byte[]> sign(byte[] message) throws IOException {
    Optional<String> secret = read();
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.get().getBytes(StandardCharsets.UTF_8), HMAC));
      return Optional.of(mac.doFinal(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
