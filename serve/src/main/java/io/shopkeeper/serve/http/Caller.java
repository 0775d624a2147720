package io.shopkeeper.serve.http;

import org.jspecify.annotations.Nullable;

/// Who asks.
///
/// @param id of the key or the person, for limits and logs; never the secret
/// @param role null for one who showed no key
/// @param limited whether the rate limit counts
/// @param byCookie whether a browser vouched for them by itself, so that the origin must be checked
public record Caller(String id, @Nullable Role role, boolean limited, boolean byCookie) {

  /// One who showed no key.
  public static final Caller UNKNOWN = new Caller("unknown", null, false, false);

  /// As the audit log and decisions name them: `local`, `person Ada`, `key 0a1b2c3d4e5f`.
  public String named() {
    return id.equals("local") || id.startsWith("person ") || !known() ? id : "key " + id;
  }

  public boolean known() {
    return role != null;
  }

  public boolean may(Access access) {
    return access.open() || (role != null && access.allows(role));
  }
}
