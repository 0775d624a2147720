package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.cleaning.HtmlEntities;
import io.shopkeeper.ingest.cleaning.Nothing;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The records of both platforms under one numbering: those of A first, those of B behind them.
/// Values may be moved between columns before they are compared; the records stay as they are.
final class JointRecords {
  /// What says in addition to [Nothing] that there is no value, where it is no name or number.
  private static final Set<String> NOTHING = Set.of("none", "nil");

  private final FusionKind kind;
  private final List<FusionRecord> a;
  private final List<FusionRecord> b;
  private final Map<FusionField, String[]> columns = new EnumMap<>(FusionField.class);

  JointRecords(FusionKind kind, List<FusionRecord> a, List<FusionRecord> b) {
    this.kind = kind;
    this.a = a;
    this.b = b;
    for (FusionField field : kind.fields()) {
      String[] column = new String[size()];
      for (int i = 0; i < column.length; i++) {
        column[i] = meant(record(i).text(field));
      }
      columns.put(field, column);
    }
  }

  /// A value as it was meant: without references of HTML; empty if it says that there is none.
  private static String meant(String typed) {
    String text = HtmlEntities.decode(typed).strip();
    boolean nothing = Nothing.says(text) || NOTHING.contains(text.toLowerCase(Locale.ROOT));
    return nothing ? "" : text;
  }

  FusionKind kind() {
    return kind;
  }

  int sizeA() {
    return a.size();
  }

  int sizeB() {
    return b.size();
  }

  int size() {
    return a.size() + b.size();
  }

  FusionRecord record(int number) {
    return number < a.size() ? a.get(number) : b.get(number - a.size());
  }

  boolean has(FusionField field) {
    return columns.containsKey(field);
  }

  /// The value of a field; empty where there is none.
  String text(int record, FusionField field) {
    return column(field)[record];
  }

  private String[] column(FusionField field) {
    String[] column = columns.get(field);
    if (column == null) {
      throw new IllegalArgumentException("%s have no field %s".formatted(kind, field));
    }
    return column;
  }

  void swap(int record, FusionField first, FusionField second) {
    String[] one = column(first);
    String[] other = column(second);
    String kept = one[record];
    one[record] = other[record];
    other[record] = kept;
  }
}
