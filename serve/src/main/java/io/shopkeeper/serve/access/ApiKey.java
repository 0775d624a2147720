package io.shopkeeper.serve.access;

import io.shopkeeper.serve.http.Role;
import java.time.Instant;
import java.util.List;

/// A key as it is stored: who may do what with it, but not the secret.
///
/// @param name what the shop calls it, as in `web shop`
/// @param hash SHA-256 of salt and secret, hexadecimal
/// @param origins the sites whose pages use the key, as in `https://shop.example`; empty for a key
///   that is kept secret
public record ApiKey(
    String id,
    String name,
    Role role,
    String salt,
    String hash,
    Instant createdAt,
    List<String> origins) {
  private static final int MAX_NAME = 100;

  public ApiKey {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "the name of a key has %d characters, from 1 to %d are allowed"
              .formatted(name.strip().length(), MAX_NAME));
    }
    if (role != Role.COLLECT && !origins.isEmpty()) {
      throw new IllegalArgumentException(
          "a key that pages show can be read by everybody: only the role collect may have origins");
    }
    origins = origins.stream().map(PageOrigins::origin).distinct().toList();
  }
}
