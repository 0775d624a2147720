package io.shopkeeper.serve.access;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// The secret that notices to the shop's own program are signed with, in `hooks/notices.secret`.
/// Safe for any number of threads.
public final class NoticeSecret {
  private final SecretFile file;

  /// @param directory of the shop's data
  public NoticeSecret(Path directory) {
    file = new SecretFile(directory.resolve("hooks").resolve("notices.secret"));
  }

  /// Another secret in place of the one before.
  ///
  /// @param random cryptographically strong
  /// @throws IOException if it cannot be kept
  public String renew(RandomGenerator random) throws IOException {
    String made = new Secrets(random).secret();
    file.put(made);
    return made;
  }

  /// The HMAC-SHA256 of a message, hexadecimal.
  ///
  /// @throws IOException if there is no secret, or it cannot be read
  public String sign(byte[] message) throws IOException {
    return HexFormat.of()
        .formatHex(file.sign(message).orElseThrow(() -> new IOException("no file " + file.path())));
  }
}
