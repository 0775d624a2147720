package io.shopkeeper.ingest;

import io.shopkeeper.ingest.source.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which column of a table holds which field.
///
/// @param positions of the fields that have a column; of two columns that mean the same the first
///   is the field's, but what the user has mapped goes before
/// @param others positions of the columns that no field claims
/// @param contents what columns hold that were understood by their cells
record Columns<F extends Field>(
    Header header,
    SequencedMap<F, Integer> positions,
    List<Integer> others,
    Map<Integer, Content> contents) {

  Columns {
    positions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(positions));
    others = List.copyOf(others);
    contents = Map.copyOf(contents);
  }

  static <F extends Field> Columns<F> of(List<String> names, Names<F> meanings) {
    return of(Header.of(names), meanings);
  }

  static <F extends Field> Columns<F> of(Header header, Names<F> meanings) {
    SequencedMap<F, Integer> positions = new LinkedHashMap<>();
    for (boolean mapped : new boolean[] {true, false}) {
      for (int i = 0; i < header.meant().size(); i++) {
        F field = header.isMapped(i) == mapped ? meanings.find(header.meant().get(i)) : null;
        if (field != null) {
          positions.putIfAbsent(field, i);
        }
      }
    }
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < header.meant().size(); i++) {
      if (!positions.containsValue(i)) {
        others.add(i);
      }
    }
    return new Columns<>(header, positions, others, Map.of());
  }

  /// The same, with fields that have no column yet where one column alone holds what they hold, and
  /// article numbers among the others known as such.
  ///
  /// @param byContent the fields that may be found so
  Columns<F> completed(TableFile file, Map<Content, F> byContent) throws IOException {
    if (others.isEmpty() || byContent.isEmpty()) {
      return this;
    }
    Map<Integer, Content> found = ContentGuess.of(file, others);
    SequencedMap<F, Integer> completed = new LinkedHashMap<>(positions);
    Map<Integer, Content> used = new HashMap<>();
    byContent.forEach((content, field) -> {
      List<Integer> columns = others.stream().filter(i -> found.get(i) == content).toList();
      if (columns.size() == 1 && completed.putIfAbsent(field, columns.getFirst()) == null) {
        used.put(columns.getFirst(), content);
      }
    });
    found.forEach((column, content) -> {
      if (content == Content.GTIN) {
        used.put(column, content);
      }
    });
    List<Integer> left = others.stream().filter(i -> !completed.containsValue(i)).toList();
    return new Columns<>(header, completed, left, used);
  }

  /// What every column was understood as, for the report.
  List<ColumnMeaning> meanings() {
    Map<Integer, F> fields = new HashMap<>();
    positions.forEach((field, i) -> fields.put(i, field));
    List<ColumnMeaning> meanings = new ArrayList<>();
    for (int i = 0; i < header.names().size(); i++) {
      F field = fields.get(i);
      String label = field == null ? attribute(i) : field.label();
      boolean named = field != null || contents.containsKey(i);
      meanings.add(new ColumnMeaning(header.names().get(i), named ? label : null, basis(i, field)));
    }
    return meanings;
  }

  private ColumnMeaning.Basis basis(int column, @Nullable F field) {
    if (contents.containsKey(column)) {
      return ColumnMeaning.Basis.CONTENT;
    }
    if (field == null) {
      return ColumnMeaning.Basis.NONE;
    }
    if (header.isMapped(column)) {
      return ColumnMeaning.Basis.MAP;
    }
    boolean own = Names.normal(header.names().get(column)).equals(Names.normal(field.label()));
    return own ? ColumnMeaning.Basis.NAME : ColumnMeaning.Basis.ALIAS;
  }

  /// The position of a field's column; negative if there is none.
  int indexOf(F field) {
    return positions.getOrDefault(field, -1);
  }

  List<F> missing(Collection<F> required) {
    return required.stream().filter(field -> !positions.containsKey(field)).toList();
  }

  int recognised() {
    return positions.size();
  }

  /// Hands over the cells of a row that a field claims and that are not empty.
  void fields(Table row, BiConsumer<F, String> target) {
    positions.forEach((field, i) -> {
      if (!row.isEmpty(i)) {
        String text = row.text(i);
        // Nobody is named by an address that is not known to be meant as a name.
        boolean address = !contents.isEmpty() && contents.get(i) == Content.EMAIL;
        target.accept(field, address ? PersonKey.idOf(text) : text);
      }
    });
  }

  /// Puts the cells of a row into a draft.
  void fill(Draft<F, ?> draft, Table row) {
    draft.clear();
    fields(row, draft::set);
    for (int i : others) {
      if (!row.isEmpty(i)) {
        draft.attribute(attribute(i), row.text(i));
      }
    }
  }

  private String attribute(int column) {
    return contents.get(column) == Content.GTIN ? VariantRows.GTIN : header.meant().get(column);
  }

  /// Refuses a table that lacks a required column, saying which were found and what may be meant.
  void requireAll(String file, String what, Collection<F> required) {
    List<F> missing = missing(required);
    if (missing.isEmpty()) {
      return;
    }
    String needs =
        missing.stream().map(field -> "'" + field.label() + "'").collect(Collectors.joining(", "));
    String hints =
        missing.stream()
            .map(this::hint)
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    throw new IngestException(
        IngestException.Code.WRONG_COLUMNS,
        "%s: %s need the column%s %s; found are %s%s. Say with --map 'their column=our column' which are meant, or name the format with --format"
            .formatted(
                file,
                what,
                missing.size() == 1 ? "" : "s",
                needs,
                header.names().isEmpty() ? "none" : String.join(", ", header.names()),
                hints.isEmpty() ? "" : "; " + hints));
  }

  /// A found column whose name is near to the one needed.
  private Optional<String> hint(F field) {
    String best = null;
    int least = 3;
    for (int i : others) {
      for (String wanted : wanted(field)) {
        int distance = distance(Names.normal(header.names().get(i)), Names.normal(wanted));
        if (distance < least && distance * 2 <= wanted.length()) {
          least = distance;
          best = header.names().get(i);
        }
      }
    }
    return best == null
        ? Optional.empty()
        : Optional.of("is '%s' meant for '%s'?".formatted(best, field.label()));
  }

  private static List<String> wanted(Field field) {
    List<String> names = new ArrayList<>(field.aliases());
    names.addFirst(field.label());
    return names;
  }

  /// Edits that turn one text into the other (Levenshtein, 1966).
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
