package io.shopkeeper.serve.console;

import io.shopkeeper.ingest.StoredRecords;
import io.shopkeeper.ingest.fusion.FusionField;
import io.shopkeeper.ingest.merge.Doubt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Two records that may be the same, side by side, with what speaks for and against it.
///
/// @param rows what both say, a field each
public record PairView(Doubt doubt, Side a, Side b, List<Row> rows, ReasonView reason) {

  /// A record by its name.
  ///
  /// @param platform empty if the record is gone
  public record Side(String id, String platform, String title) {

    static Side of(String id, StoredRecords.@Nullable OfPlatform stored) {
      if (stored == null) {
        return new Side(id, "", id);
      }
      String title = stored.record().text(FusionField.TITLE);
      String name = title.isEmpty() ? stored.record().text(FusionField.NAME) : title;
      return new Side(id, stored.platform(), name.isEmpty() ? id : name);
    }
  }

  /// How two values compare.
  public enum Verdict {
    SAME,
    DIFFERENT,
    /// Only one of the two tells it.
    ONE_SIDED
  }

  /// A field, or an attribute, of both.
  public record Row(
      String label, List<Differences.Piece> a, List<Differences.Piece> b, Verdict verdict) {}

  static PairView of(Doubt doubt, Map<String, StoredRecords.OfPlatform> records, Texts t) {
    StoredRecords.OfPlatform a = records.get(doubt.a());
    StoredRecords.OfPlatform b = records.get(doubt.b());
    SequencedMap<String, String> first = values(a, t);
    SequencedMap<String, String> second = values(b, t);
    var labels = new LinkedHashSet<>(first.keySet());
    labels.addAll(second.keySet());
    List<Row> rows =
        labels.stream()
            .map(label -> row(label, first.getOrDefault(label, ""), second.getOrDefault(label, "")))
            .toList();
    return new PairView(
        doubt, Side.of(doubt.a(), a), Side.of(doubt.b(), b), rows, ReasonView.of(doubt.reason()));
  }

  private static Row row(String label, String a, String b) {
    Verdict verdict =
        a.isEmpty() || b.isEmpty()
            ? Verdict.ONE_SIDED
            : a.equalsIgnoreCase(b) ? Verdict.SAME : Verdict.DIFFERENT;
    return new Row(label, Differences.of(a, b), Differences.of(b, a), verdict);
  }

  /// By label, fields first, attributes each by its own name.
  private static SequencedMap<String, String> values(
      StoredRecords.@Nullable OfPlatform stored, Texts t) {
    var values = new LinkedHashMap<String, String>();
    if (stored != null) {
      stored
          .record()
          .values()
          .forEach((field, text) -> {
            if (field == FusionField.ATTRIBUTES) {
              attributes(text).forEach(values::putIfAbsent);
            } else {
              values.put(t.named("evidence.about", field.label()), text);
            }
          });
    }
    return values;
  }

  /// Of a text such as `colour: red; size: 36, 37`.
  private static SequencedMap<String, String> attributes(String text) {
    var attributes = new LinkedHashMap<String, String>();
    var names = new ArrayList<String>();
    for (String piece : text.split("; ", -1)) {
      int colon = piece.indexOf(": ");
      if (colon > 0) {
        names.add(piece.substring(0, colon));
        attributes.put(names.getLast(), piece.substring(colon + 2));
      } else if (!names.isEmpty()) {
        // A value with a semicolon in it.
        attributes.merge(names.getLast(), piece, (value, rest) -> value + "; " + rest);
      }
    }
    return attributes;
  }
}
