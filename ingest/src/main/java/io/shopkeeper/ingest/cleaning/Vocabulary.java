package io.shopkeeper.ingest.cleaning;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names that mean the same, of one kind of thing.
///
/// In a column where nine in ten values are such names, a name goes to the most frequent one of its
/// meaning if that is three times as frequent.
final class Vocabulary {
  private static final int FORM_RATIO = 3;
  private static final double NEARLY_ALL = .9;

  private final Rule rule;
  private final String reason;

  /// Normal form of a name to its meaning.
  private final Map<String, String> meanings = new HashMap<>();

  /// @param reason why one name becomes another
  /// @param names of one meaning each, in normal form, parted by spaces
  Vocabulary(Rule rule, String reason, String... names) {
    this.rule = rule;
    this.reason = reason;
    for (String same : names) {
      String[] all = same.split(" ");
      for (String name : all) {
        meanings.put(name, all[0]);
      }
    }
  }

  /// The first of the names that mean the same; null for a name that is not known.
  @Nullable String meaning(String name) {
    return meanings.get(NormalForm.of(name));
  }

  /// Value to what it is called in this column.
  Map<String, Spelling.Merge> merges(ValueCounts values) {
    Map<String, Spelling.Merge> merges = new HashMap<>();
    Map<String, String> best = new HashMap<>();
    long known = 0;
    for (Map.Entry<String, int[]> value : values.all().entrySet()) {
      String meaning = meaning(value.getKey());
      if (meaning != null) {
        known += value.getValue()[0];
        best.merge(meaning, value.getKey(), (one, other) -> usual(one, other, values));
      }
    }
    if (!values.isFewValued() || known < NEARLY_ALL * values.total()) {
      return merges;
    }
    for (String value : values.all().keySet()) {
      String meaning = meaning(value);
      String usual = meaning == null ? null : best.get(meaning);
      if (usual != null
          && values.count(usual) >= FORM_RATIO * values.count(value)
          && !NormalForm.of(value).equals(NormalForm.of(usual))) {
        merges.put(
            value,
            new Spelling.Merge(
                usual,
                rule,
                "%s; %d against %d records"
                    .formatted(reason, values.count(value), values.count(usual))));
      }
    }
    return merges;
  }

  private static String usual(String one, String other, ValueCounts values) {
    int difference = Integer.compare(values.count(one), values.count(other));
    return difference > 0 || difference == 0 && one.compareTo(other) < 0 ? one : other;
  }
}
