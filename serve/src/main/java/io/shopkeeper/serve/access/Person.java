package io.shopkeeper.serve.access;

import io.shopkeeper.serve.http.Caller;
import io.shopkeeper.serve.http.Role;
import java.time.Instant;
import java.util.regex.Pattern;

/// Somebody who uses the console.
///
/// @param password its hash, as [Passwords] makes it
public record Person(String name, Role role, String password, Instant createdAt) {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@ -]{0,63}");

  public Person {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name: letters, digits, '.', '_', '@', '-' and blanks, 64 at most"
              .formatted(name));
    }
    if (role != Role.ADMIN && role != Role.ANALYST && role != Role.AGENT) {
      throw new IllegalArgumentException(
          "people are admin, analyst or agent: %s is for programs".formatted(role.wireName()));
    }
  }

  /// Who they are to the routes: a session's caller and the audit log's.
  static String callerId(String name) {
    return "person " + name;
  }

  Caller caller() {
    return new Caller(callerId(name), role, role != Role.ADMIN, true);
  }
}
