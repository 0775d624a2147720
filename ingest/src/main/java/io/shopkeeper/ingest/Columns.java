package io.shopkeeper.ingest;

import io.shopkeeper.ingest.source.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// Which column of a table holds which field.
///
/// @param names as in the header
/// @param positions of the fields that have a column; of two columns that mean the same the first
///   is the field's
/// @param others positions of the columns that no field claims
record Columns<F extends Field>(
    List<String> names, SequencedMap<F, Integer> positions, List<Integer> others) {

  Columns {
    names = List.copyOf(names);
    positions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(positions));
    others = List.copyOf(others);
  }

  static <F extends Field> Columns<F> of(List<String> names, Names<F> meanings) {
    SequencedMap<F, Integer> positions = new LinkedHashMap<>();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      F field = meanings.find(names.get(i));
      if (field == null || positions.putIfAbsent(field, i) != null) {
        others.add(i);
      }
    }
    return new Columns<>(names, positions, others);
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
        target.accept(field, row.text(i));
      }
    });
  }

  /// Puts the cells of a row into a draft.
  void fill(Draft<F, ?> draft, Table row) {
    draft.clear();
    fields(row, draft::set);
    for (int i : others) {
      if (!row.isEmpty(i)) {
        draft.attribute(names.get(i), row.text(i));
      }
    }
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
        "%s: %s need the column%s %s; found are %s%s. Rename the columns, or name the format with --format"
            .formatted(
                file,
                what,
                missing.size() == 1 ? "" : "s",
                needs,
                names.isEmpty() ? "none" : String.join(", ", names),
                hints.isEmpty() ? "" : "; " + hints));
  }

  /// A found column whose name is near to the one needed.
  private Optional<String> hint(F field) {
    String best = null;
    int least = 3;
    for (int i : others) {
      for (String wanted : wanted(field)) {
        int distance = distance(Names.normal(names.get(i)), Names.normal(wanted));
        if (distance < least && distance * 2 <= wanted.length()) {
          least = distance;
          best = names.get(i);
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
