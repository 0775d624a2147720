package io.shopkeeper.serve.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an API key is for.
public enum Role {
  /// Everything, keys and jobs included.
  ADMIN,
  /// A person who reads: the console and every question of the API.
  ANALYST,
  /// A person who answers customers: conversations and requests, nothing else.
  AGENT,
  /// A shop's backend: sends events and catalogue, asks for recommendations.
  SERVICE,
  /// What only reports, as a till: sends events and reads nothing.
  COLLECT;

  /// The name in JSON and in tables, as in `admin`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String wireName) {
    return Arrays.stream(values()).filter(role -> role.wireName().equals(wireName)).findFirst();
  }
}
