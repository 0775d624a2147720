package io.shopkeeper.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a user says that columns are meant: the names in their files, and the names in ours.
///
/// Both are found whatever their case, spaces, hyphens and underscores.
public final class ColumnMap {
  /// Nothing is said.
  public static final ColumnMap NONE = new ColumnMap(Map.of());

  /// Our names by theirs, each as written.
  private final Map<String, String> ours;

  private final Map<String, String> normal = new LinkedHashMap<>();

  private ColumnMap(Map<String, String> ours) {
    this.ours = ours;
    ours.forEach((theirs, own) -> normal.put(Names.normal(theirs), own));
  }

  /// Reads entries such as `Kundennr.=customer`.
  ///
  /// @throws IllegalArgumentException naming the entry that is none, that says something else than
  ///   another, or whose column no format has
  public static ColumnMap of(List<String> entries) {
    Map<String, String> ours = new LinkedHashMap<>();
    for (String entry : entries) {
      int mark = entry.lastIndexOf('=');
      String theirs = mark < 0 ? "" : entry.substring(0, mark).strip();
      String own = entry.substring(mark + 1).strip();
      if (Names.normal(theirs).isEmpty() || own.isEmpty()) {
        throw new IllegalArgumentException(
            "'%s' maps no column: write 'their column=our column', as in 'Kundennr.=customer'"
                .formatted(entry));
      }
      if (!isKnown(own)) {
        throw new IllegalArgumentException(
            "'%s' is no column of any format, so that '%s' cannot be read as it; docs/facts.md lists them"
                .formatted(own, theirs));
      }
      String other = ours.putIfAbsent(theirs, own);
      if (other != null && !other.equals(own)) {
        throw new IllegalArgumentException(
            "'%s' is mapped to both '%s' and '%s'".formatted(theirs, other, own));
      }
    }
    return ours.isEmpty() ? NONE : new ColumnMap(ours);
  }

  private static boolean isKnown(String own) {
    return FlatFiles.NAMES.find(own) != null
        || InvoiceTable.NAMES.find(own) != null
        || NativeFiles.knows(own)
        || PresetFiles.knows(own);
  }

  /// What a column is meant as; its own name if nothing is said.
  String meaning(String column) {
    return normal.getOrDefault(Names.normal(column), column);
  }

  /// Our names by theirs.
  Map<String, String> entries() {
    return ours;
  }

  /// The entries, as written, that name none of these columns.
  List<String> unused(Iterable<String> columns) {
    Map<String, String> left = new LinkedHashMap<>();
    ours.keySet().forEach(theirs -> left.put(Names.normal(theirs), theirs));
    columns.forEach(column -> left.remove(Names.normal(column)));
    return new ArrayList<>(left.values());
  }
}
