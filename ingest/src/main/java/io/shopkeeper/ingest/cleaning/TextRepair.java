package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.ingest.cleaning.RecordText.Role;
import java.util.Set;

/// Mends the texts of a record: entities of HTML, misread encodings, control characters, full-width
/// letters and digits.
///
/// Ids lose what cannot be seen and their width only. Punctuation of full width is right in Chinese
/// and stays. Cost: a look at each character; a text with nothing odd allocates nothing.
final class TextRepair {
  private static final Set<String> IDS =
      Set.of("id", "product", "customer", "session", "order", "items");

  private static final int FULL_WIDTH = 0xFF01 - '!';

  private TextRepair() {}

  static void repair(RecordText record) {
    for (int i = 0; i < record.size(); i++) {
      if (record.role(i) != Role.BOUNDARY && isOdd(record.text(i))) {
        repair(record, i);
      }
    }
  }

  private static void repair(RecordText record, int i) {
    boolean id = record.role(i) != Role.ATTRIBUTE && IDS.contains(record.name(i));
    if (!id) {
      put(record, i, HtmlEntities.decode(record.text(i)), Rule.HTML_ENTITIES, "entities of HTML");
      put(
          record,
          i,
          Mojibake.repair(record.text(i)),
          Rule.MOJIBAKE,
          "read in another encoding than it was written in");
    }
    put(
        record,
        i,
        withoutControls(record.text(i)),
        Rule.CONTROL_CHARACTERS,
        "characters that cannot be seen");
    put(record, i, narrow(record.text(i)), Rule.WIDTH, "letters or digits of full width");
  }

  /// A field may not become empty: it would be missing then.
  private static void put(RecordText record, int i, String after, Rule rule, String reason) {
    if (!after.equals(record.text(i)) && !after.isBlank()) {
      record.change(i, after, rule, reason);
    }
  }

  private static boolean isOdd(String text) {
    boolean odd = false;
    for (int i = 0; i < text.length() && !odd; i++) {
      char c = text.charAt(i);
      odd = c < ' ' && !isLayout(c) || c >= 0x7F || c == '&';
    }
    return odd;
  }

  private static String withoutControls(String text) {
    boolean any = false;
    for (int i = 0; i < text.length() && !any; i++) {
      any = isInvisible(text.charAt(i));
    }
    if (!any) {
      return text;
    }
    StringBuilder seen = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isInvisible(c)) {
        seen.append(c);
      } else if (c == '\u000B' || c == '\f') {
        seen.append(' ');
      }
    }
    return seen.toString().strip();
  }

  /// U+001F parts the elements of lists, here and in its own right.
  private static boolean isLayout(char c) {
    return c == '\t' || c == '\n' || c == '\r' || c == '\u001F';
  }

  /// Joiners of emoji and of Persian words are none of them.
  private static boolean isInvisible(char c) {
    return c < ' ' && !isLayout(c)
        || c >= 0x7F && c <= 0x9F
        || c == '\uFEFF'
        || c == '\u200B'
        || c == '\u2060';
  }

  private static String narrow(String text) {
    StringBuilder narrow = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean wide = c >= '０' && c <= '９' || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ';
      narrow.append(wide ? (char) (c - FULL_WIDTH) : c);
    }
    return narrow.toString();
  }
}
