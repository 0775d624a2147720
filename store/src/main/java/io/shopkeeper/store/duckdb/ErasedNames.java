package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.CustomerId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Regular expressions, the same to Java and to the database, that find the ids of a customer and
/// nobody else's.
final class ErasedNames {
  /// A shorter id, or one of figures only, may be a part of a date or an amount.
  private static final int TELLING = 6;

  private static final String WORD_ENDS = "[^\\p{L}\\p{N}]";
  private static final String HAN = "[\\x{3400}-\\x{9FFF}]";

  private ErasedNames() {}

  /// An id among others' texts: one that tells is a word of its own, any other a whole text, or a
  /// whole cell or value of a record that is kept as a text.
  static String words(Collection<CustomerId> ids) {
    return ids.stream()
        .map(CustomerId::value)
        .sorted()
        .map(id -> tells(id) ? word(id) : cell(id))
        .collect(Collectors.joining("|"));
  }

  /// An id in what is the customer's own, as the number of an order: also a short one that is only
  /// a part.
  static String parts(Collection<CustomerId> ids) {
    return ids.stream()
        .map(id -> escaped(id.value()))
        .sorted()
        .collect(Collectors.joining("|", "(^|[^A-Za-z0-9])(?:", ")($|[^A-Za-z0-9])"));
  }

  /// An id in the address of a page about a customer, between two groups of what stays.
  static String addresses(Collection<CustomerId> ids) {
    return ids.stream()
        .flatMap(id -> forms(id.value()))
        .sorted()
        .map(ErasedNames::escaped)
        .collect(Collectors.joining("|", "(customers/|[?&]customer=)(?:", ")($|[/?&#])"));
  }

  private static boolean tells(String id) {
    return id.length() >= TELLING && id.codePoints().anyMatch(Character::isLetter);
  }

  private static String word(String id) {
    return forms(id)
        .map(form ->
            "(?:^|%s)%s(?:$|%s)"
                .formatted(
                    edge(form.codePointAt(0)),
                    escaped(form),
                    edge(form.codePointBefore(form.length()))))
        .collect(Collectors.joining("|"));
  }

  /// What may stand beside an id; Chinese words have nothing between them.
  private static String edge(int codePoint) {
    boolean han = Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    return han ? WORD_ENDS : WORD_ENDS + "|" + HAN;
  }

  private static String cell(String id) {
    return "(?:^\\s*'?|[,;|\\t\\r\\n\"']\\s*|\":\\s*)%s(?:\\s*$|\\s*[,;|\\t\\r\\n\"'\\]}])"
        .formatted(escaped(id));
  }

  /// As it is, and as in an address.
  private static Stream<String> forms(String id) {
    return Stream.of(id, URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"))
        .distinct();
  }

  private static String escaped(String id) {
    return id.replaceAll("(\\p{Punct})", "\\\\$1");
  }
}
