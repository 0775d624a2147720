package io.shopkeeper.serve.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Hashes of passwords by Argon2id (RFC 9106), as `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`: 19
/// MiB and two passes, the least that OWASP's password storage cheat sheet recommends, some 50 ms
/// of processor time. At most two are made at a time, so that a flood of logins does not fill the
/// memory.
final class Passwords {
  /// The fewest characters of a password.
  static final int SHORTEST = 10;

  /// The most: more would only cost time.
  static final int LONGEST = 200;

  private static final Pattern FORM =
      Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([^$]+)\\$([^$]+)");
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Semaphore AT_ONCE = new Semaphore(2);

  private final RandomGenerator random;

  /// @param random cryptographically strong
  Passwords(RandomGenerator random) {
    this.random = random;
  }

  /// @throws IllegalArgumentException if it is too short or too long
  String hash(String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw new IllegalArgumentException(
          "the password has %d characters, from %d to %d are allowed"
              .formatted(password.length(), SHORTEST, LONGEST));
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = argon2id(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /// Whether a password has this hash; compared in constant time.
  static boolean matches(String password, String hash) {
    Matcher form = FORM.matcher(hash);
    if (!form.matches() || password.length() > LONGEST) {
      return false;
    }
    byte[] expected = Base64.getDecoder().decode(form.group(5));
    byte[] found =
        argon2id(
            password,
            Base64.getDecoder().decode(form.group(4)),
            Integer.parseInt(form.group(1)),
            Integer.parseInt(form.group(2)),
            Integer.parseInt(form.group(3)),
            expected.length);
    return MessageDigest.isEqual(expected, found);
  }

  private static byte[] argon2id(
      String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    AT_ONCE.acquireUninterruptibly();
    try {
      generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    } finally {
      AT_ONCE.release();
    }
    return hash;
  }
}
