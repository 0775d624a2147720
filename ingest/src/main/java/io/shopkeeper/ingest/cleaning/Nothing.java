package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.ingest.cleaning.RecordText.Role;
import java.util.Locale;
import java.util.Set;

/// What exports write where there is no value: the cell counts as empty, and the record is refused
/// if it cannot do without.
///
/// The words are those that readers of tables take for missing (pandas, *IO tools*, `na_values`;
/// the R manual of `read.table`), but for those that can be values, `NA`, `None` and `unknown`, and
/// the like in Chinese. Cost: a look at the length of each text.
public final class Nothing {
  private static final Set<String> WORDS =
      Set.of(
          "null",
          "(null)",
          "<null>",
          "n/a",
          "#n/a",
          "<na>",
          "nan",
          "undefined",
          "-",
          "--",
          "—",
          "——",
          "无",
          "無",
          "暂无",
          "暫無",
          "未知",
          "空");

  /// Of the words, in characters.
  static final int LONGEST = 9;

  /// An empty one is 1, which nobody said here: it is refused as no number.
  private static final String QUANTITY = "quantity";

  private Nothing() {}

  /// Whether a text says that there is nothing.
  public static boolean says(String text) {
    return text.length() <= LONGEST && WORDS.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  static void apply(RecordText record) {
    for (int i = 0; i < record.size(); i++) {
      boolean value = record.role(i) != Role.BOUNDARY && record.role(i) != Role.ABSENT;
      if (value && !record.name(i).equals(QUANTITY) && says(record.text(i))) {
        record.empty(i, Rule.MISSING, "says that there is no value");
      }
    }
  }
}
