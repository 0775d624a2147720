package io.shopkeeper.ingest;

import io.shopkeeper.domain.Sha256;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who an order or a customer record is about, recognised by the e-mail address or the telephone
/// number, neither of which is kept.
///
/// Both become SHA-256 of their normal form: an address without spaces in lower case, a number's
/// digits without the `+` or `00` before its country. So the same person has the same id whatever
/// platform a record comes from. A hash hides an address from a reader, not from someone who tries
/// out addresses: it remains personal data.
///
/// @param email SHA-256 in 64 hexadecimal digits, likewise `phone`; null if not known
record PersonKey(@Nullable String email, @Nullable String phone) {
  static final String EMAIL_ATTRIBUTE = "email_sha256";
  static final String PHONE_ATTRIBUTE = "phone_sha256";

  /// Hexadecimal digits of a hash that an id takes: 128 bits.
  private static final int ID_DIGITS = 32;

  private static final int LEAST_PHONE_DIGITS = 6;

  /// What is no address or no number counts as not given.
  static PersonKey of(@Nullable String email, @Nullable String phone) {
    return new PersonKey(
        email == null ? null : emailHash(email), phone == null ? null : phoneHash(phone));
  }

  private static @Nullable String emailHash(String text) {
    String address = text.strip().toLowerCase(Locale.ROOT);
    int at = address.indexOf('@');
    boolean plausible = at > 0 && at == address.lastIndexOf('@') && at < address.length() - 1;
    return plausible ? Sha256.hex(address) : null;
  }

  /// Spreadsheets write an apostrophe before the `+`; it is dropped like any other sign.
  private static @Nullable String phoneHash(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
    String number = digits.toString();
    if (number.startsWith("00")) {
      number = number.substring(2);
    }
    return number.length() < LEAST_PHONE_DIGITS ? null : Sha256.hex(number);
  }

  boolean isKnown() {
    return email != null || phone != null;
  }

  /// The customer's id; null for somebody unknown.
  @Nullable String customerId() {
    if (email != null) {
      return "email:" + email.substring(0, ID_DIGITS);
    }
    return phone == null ? null : "phone:" + phone.substring(0, ID_DIGITS);
  }

  /// Puts what recognises the person into a customer's attributes.
  void addTo(Map<String, String> attributes) {
    if (email != null) {
      attributes.put(EMAIL_ATTRIBUTE, email);
    }
    if (phone != null) {
      attributes.put(PHONE_ATTRIBUTE, phone);
    }
  }

  /// An id of a platform, or if it is an e-mail address, as some shops set it, the person's.
  static String idOf(String text) {
    String id = of(text, null).customerId();
    return id == null ? text : id;
  }
}
