package io.shopkeeper.ingest.fusion.clean;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// An e-mail address in normal form: lower case, no spaces; at Google Mail also without the points
/// and the `+tag` that it does not look at.
///
/// @param local what stands before the `@`, and `domain` what stands behind it
public record EmailAddress(String local, String domain) {
  private static final Set<String> GOOGLE = Set.of("gmail.com", "googlemail.com");

  /// Names of offices rather than of people (RFC 2142 and custom).
  private static final Set<String> OFFICES =
      Set.of(
          "info",
          "sales",
          "admin",
          "office",
          "support",
          "contact",
          "service",
          "webmaster",
          "postmaster",
          "noreply",
          "no-reply",
          "hello",
          "test",
          "none",
          "mail");

  /// Empty for what is no address.
  public static Optional<EmailAddress> parse(String text) {
    String plain = trimmed(text);
    int at = plain.indexOf('@');
    int point = plain.lastIndexOf('.');
    if (at < 1 || at != plain.lastIndexOf('@') || point < at + 2 || point > plain.length() - 3) {
      return Optional.empty();
    }
    String local = plain.substring(0, at);
    String domain = plain.substring(at + 1);
    if (!isName(local) || !isName(domain)) {
      return Optional.empty();
    }
    return Optional.of(
        GOOGLE.contains(domain)
            ? new EmailAddress(withoutTag(local).replace(".", ""), "gmail.com")
            : new EmailAddress(local, domain));
  }

  /// The text as it is hashed by those who exchange hashes: without spaces around it, in lower
  /// case.
  public static String trimmed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  private static String withoutTag(String local) {
    int plus = local.indexOf('+');
    return plus > 0 ? local.substring(0, plus) : local;
  }

  private static boolean isName(String text) {
    return text.chars()
        .allMatch(c -> Character.isLetterOrDigit(c) || "._-+%&'=/!#~".indexOf(c) >= 0);
  }

  /// Whether it names an office, such as `info@`, which is nobody's own.
  public boolean isOffice() {
    return OFFICES.contains(local);
  }

  @Override
  public String toString() {
    return local + '@' + domain;
  }
}
