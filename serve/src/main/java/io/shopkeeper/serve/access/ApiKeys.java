package io.shopkeeper.serve.access;

import io.shopkeeper.serve.http.Caller;
import io.shopkeeper.serve.http.Role;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// The keys of a shop, kept in the table `api_key` and in memory.
///
/// A key reads `sk_<id>_<secret>`: the id finds the row, the secret is compared by its salted hash
/// in constant time. Looking one up costs one SHA-256, well under a microsecond, so that nothing
/// secret need be cached. Safe for any number of threads.
public final class ApiKeys {
  private static final String PREFIX = "sk_";
  private static final int ID_BYTES = 6;
  private static final int ID_LENGTH = 2 * ID_BYTES;

  private final Facts facts;
  private final InstantSource clock;
  private final Secrets secrets;
  private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();

  /// @param random cryptographically strong
  public ApiKeys(Facts facts, InstantSource clock, RandomGenerator random) {
    this.facts = facts;
    this.clock = clock;
    this.secrets = new Secrets(random);
    facts.list(Query.of(ApiKeys.class, "keys.sql"), ApiKeys::read).forEach(this::remember);
  }

  /// A new key, and the only time that its secret is told.
  public record Created(ApiKey key, String text) {}

  public Created create(String name, Role role) {
    return create(name, role, List.of());
  }

  /// @param origins the sites whose pages are to use it; empty for a key that is kept secret
  /// @throws IllegalArgumentException for a name or an origin that is none, or a role that pages
  ///   must not have
  public Created create(String name, Role role, List<String> origins) {
    String secret = secrets.secret();
    String salt = secrets.id(ID_BYTES);
    String hash = HexFormat.of().formatHex(Secrets.hash(salt, secret));
    var key = new ApiKey(secrets.id(ID_BYTES), name, role, salt, hash, clock.instant(), origins);
    facts.update(
        Query.of(
            ApiKeys.class,
            "insert-key.sql",
            key.id(),
            key.name(),
            role.wireName(),
            salt,
            hash,
            key.createdAt(),
            String.join(" ", key.origins())));
    remember(key);
    return new Created(key, PREFIX + key.id() + "_" + secret);
  }

  /// Takes a key back at once; false if there was none.
  public boolean revoke(String id) {
    boolean known = keys.remove(id) != null;
    return facts.update(Query.of(ApiKeys.class, "delete-key.sql", id)) > 0 || known;
  }

  /// The sites whose pages use a key; empty for one that is none of theirs, or none at all.
  public List<String> origins(String id) {
    ApiKey key = keys.get(id);
    return key == null ? List.of() : key.origins();
  }

  /// All keys, oldest first.
  public List<ApiKey> list() {
    return keys.values().stream()
        .sorted(Comparator.comparing(ApiKey::createdAt).thenComparing(ApiKey::id))
        .toList();
  }

  /// The caller who shows this key; empty if it is none of ours.
  public Optional<Caller> verify(String text) {
    int secretAt = PREFIX.length() + ID_LENGTH + 1;
    if (!text.startsWith(PREFIX) || text.length() <= secretAt || text.charAt(secretAt - 1) != '_') {
      return Optional.empty();
    }
    ApiKey key = keys.get(text.substring(PREFIX.length(), secretAt - 1));
    if (key == null) {
      return Optional.empty();
    }
    byte[] shown = Secrets.hash(key.salt(), text.substring(secretAt));
    return MessageDigest.isEqual(shown, HexFormat.of().parseHex(key.hash()))
        ? Optional.of(new Caller(key.id(), key.role(), key.role() != Role.ADMIN, false))
        : Optional.empty();
  }

  private void remember(ApiKey key) {
    keys.put(key.id(), key);
  }

  private static ApiKey read(Row row) {
    String id = row.text(0);
    Role role =
        Role.of(row.text(2))
            .orElseThrow(() ->
                new IllegalStateException(
                    "API key %s has the unknown role '%s'".formatted(id, row.text(2))));
    var created = row.instantOrNull(5);
    return new ApiKey(
        id,
        row.text(1),
        role,
        row.text(3),
        row.text(4),
        created == null ? Instant.EPOCH : created,
        Arrays.stream(row.text(6).split(" ")).filter(origin -> !origin.isEmpty()).toList());
  }
}
