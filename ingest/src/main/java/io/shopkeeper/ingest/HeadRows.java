package io.shopkeeper.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Completes rows that continue a group, as the second line of an order does, with what stands only
/// on the first row of the group, its head. Remembers the last 10,000 heads.
final class HeadRows<F extends Enum<F> & Field> {
  private static final int OPEN = 10_000;

  private final F key;
  private final Set<F> marks;
  private final Set<F> carried;
  private final Map<String, Texts<F>> heads =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Texts<F>> eldest) {
          return size() > OPEN;
        }
      };

  /// @param key names the group, on every row
  /// @param marks any of them makes a row a head
  /// @param carried what the other rows take from it
  HeadRows(F key, Set<F> marks, Set<F> carried) {
    this.key = key;
    this.marks = marks;
    this.carried = carried;
  }

  /// @throws Refusal if the row continues a group whose head did not come before it
  void complete(Texts<F> row) {
    String group = row.require(key);
    if (marks.stream().anyMatch(mark -> row.find(mark) != null)) {
      heads.put(group, row.copy());
      return;
    }
    Texts<F> head = heads.get(group);
    if (head == null) {
      throw new Refusal(
          RejectReason.MALFORMED,
          key.label(),
          "the row continues '%s', whose first row is not before it".formatted(group));
    }
    for (F field : carried) {
      String text = head.find(field);
      if (text != null && row.find(field) == null) {
        row.set(field, text);
      }
    }
  }
}
