package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.ingest.cleaning.Measure.Dimension;
import io.shopkeeper.ingest.cleaning.Measure.Notation;
import io.shopkeeper.ingest.cleaning.RecordText.Role;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// Brings the measures of an attribute of products to the unit that most of them are given in. What
/// was given stays, under the attribute's name and `_given`.
///
/// An attribute counts if nine in ten of its values are measures of one dimension, at least twenty,
/// and two thirds of them are written alike; where a shop writes grams and kilograms as it sees
/// fit, both stay. Memory: some counters for each of 500 attributes.
final class Units {
  static final String GIVEN = "_given";
  private static final int MOST_COLUMNS = 500;
  private static final int MOST_NOTATIONS = 100;
  private static final int FEWEST = 20;
  private static final double NEARLY_ALL = .9;
  private static final double MOST = 2.0 / 3;

  private final Map<String, Column> columns = new HashMap<>();

  private static final class Column {
    private long total;
    private final EnumMap<Dimension, Map<Notation, Integer>> written =
        new EnumMap<>(Dimension.class);
  }

  void add(RecordText record) {
    for (int i = 0; i < record.size() && record.type() == RecordType.PRODUCT; i++) {
      if (record.role(i) == Role.ATTRIBUTE) {
        add(record.name(i), record.text(i));
      }
    }
  }

  private void add(String name, String text) {
    Column column = columns.get(name);
    if (column == null) {
      column = new Column();
      if (columns.size() < MOST_COLUMNS) {
        columns.put(name, column);
      }
    }
    column.total++;
    Measure measure = Measure.of(text);
    if (measure != null) {
      Map<Notation, Integer> written =
          column.written.computeIfAbsent(measure.dimension(), _ -> new HashMap<>());
      if (written.size() < MOST_NOTATIONS || written.containsKey(measure.notation())) {
        written.merge(measure.notation(), 1, Integer::sum);
      }
    }
  }

  /// The notation that each attribute's measures are brought to.
  Map<String, Notation> usual() {
    Map<String, Notation> usual = new HashMap<>();
    columns.forEach((name, column) ->
        column.written.forEach((_, written) -> {
          int measures = written.values().stream().mapToInt(Integer::intValue).sum();
          Map.Entry<Notation, Integer> top =
              written.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
          if (measures >= FEWEST
              && measures >= NEARLY_ALL * column.total
              && top.getValue() >= MOST * measures) {
            usual.put(name, top.getKey());
          }
        }));
    return usual;
  }

  static void apply(RecordText record, Map<String, Notation> usual) {
    int size = record.size();
    for (int i = 0; i < size && record.type() == RecordType.PRODUCT && !usual.isEmpty(); i++) {
      Notation notation = record.role(i) == Role.ATTRIBUTE ? usual.get(record.name(i)) : null;
      Measure measure = notation == null ? null : Measure.of(record.text(i));
      if (notation != null
          && measure != null
          && !measure.notation().equals(notation)
          && measure.dimension() == Measure.dimension(notation)) {
        record.add(Role.ATTRIBUTE, record.name(i) + GIVEN, record.text(i));
        record.change(i, measure.in(notation), Rule.UNIT, "most values are in " + notation.unit());
      }
    }
  }
}
