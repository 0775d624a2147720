package io.shopkeeper.serve.access;

import io.shopkeeper.domain.CustomerId;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Which customer a browser may speak for: the one whose id the shop's own backend signed when they
/// logged in, by HMAC-SHA256 with the shop's identity secret. A page that names another customer
/// would put words into their mouth. Safe for any number of threads.
public final class CustomerSignatures {
  private final SecretFile file;

  /// @param directory of the shop's data
  public CustomerSignatures(Path directory) {
    file = new SecretFile(directory.resolve("identity.secret"));
  }

  /// The secret to sign with, made when first asked for.
  ///
  /// @param random cryptographically strong
  /// @throws IOException if it cannot be kept or read
  public synchronized String secret(RandomGenerator random) throws IOException {
    if (!file.exists()) {
      file.put(new Secrets(random).secret());
    }
    return file.read().orElseThrow();
  }

  /// The customer of `<id, percent-encoded>.<signature of the id, hexadecimal>`; nobody if it is
  /// not signed. Takes the same time whatever the signature is.
  ///
  /// @throws IOException if the secret cannot be read
  public Optional<CustomerId> customer(String identity) throws IOException {
    int dot = identity.lastIndexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    try {
      String id = URLDecoder.decode(identity.substring(0, dot), StandardCharsets.UTF_8);
      byte[] shown = HexFormat.of().parseHex(identity.substring(dot + 1));
      Optional<byte[]> right = file.sign(id.getBytes(StandardCharsets.UTF_8));
      return right.isPresent() && MessageDigest.isEqual(right.get(), shown)
          ? Optional.of(new CustomerId(id))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no escape, no hexadecimal number, or no id
    }
  }
}
