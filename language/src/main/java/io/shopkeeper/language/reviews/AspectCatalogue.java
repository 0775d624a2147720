package io.shopkeeper.language.reviews;

import io.shopkeeper.language.words.PlainText;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The aspects that are looked for, and the words of both languages that name each. Immutable; it
/// begins with those common to shops, grows by what [AspectDiscovery] finds, and is edited by the
/// shop.
///
/// @param aspects by id
/// @param terms plain word to the id of its aspect
public record AspectCatalogue(Map<String, Aspect> aspects, Map<String, String> terms) {
  private static final AspectCatalogue COMMON = read();

  public AspectCatalogue {
    aspects = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(aspects));
    terms = Map.copyOf(terms);
  }

  /// Those that come with the program.
  public static AspectCatalogue common() {
    return COMMON;
  }

  private static AspectCatalogue read() {
    var aspects = new LinkedHashMap<String, Aspect>();
    var terms = new HashMap<String, String>();
    for (String[] row : Tables.rows("aspects.tsv")) {
      Aspect.Owner owner = Aspect.Owner.valueOf(row[3].toUpperCase(Locale.ROOT));
      aspects.put(row[0], new Aspect(row[0], row[1], row[2], owner));
      for (int language = 4; language < row.length; language++) {
        for (String term : row[language].split(" ")) {
          terms.putIfAbsent(term.replace('_', ' '), row[0]);
        }
      }
    }
    return new AspectCatalogue(aspects, terms);
  }

  public Optional<Aspect> find(String id) {
    return Optional.ofNullable(aspects.get(id));
  }

  /// This with terms that were found: each names an aspect of this one, or a new one.
  public AspectCatalogue with(Collection<Aspect> more, Map<String, String> found) {
    var allAspects = new LinkedHashMap<>(aspects);
    more.forEach(aspect -> allAspects.putIfAbsent(aspect.id(), aspect));
    var allTerms = new HashMap<>(found);
    allTerms.putAll(terms);
    return new AspectCatalogue(allAspects, allTerms);
  }

  /// This as a person wants it, edit by edit, a line each: `rename ID CHINESE ENGLISH
  /// [product|logistics|service]`, `merge ID INTO`, `term WORD ID`, `drop ID`, parted by tabs; a
  /// line that begins with `#` is a remark. An edit of an aspect that is not there is passed over:
  /// it may be another category's.
  ///
  /// @throws IllegalArgumentException if a line is no edit, naming it
  public AspectCatalogue edited(List<String> edits) {
    var allAspects = new LinkedHashMap<>(aspects);
    var allTerms = new HashMap<>(terms);
    for (int line = 0; line < edits.size(); line++) {
      String[] cells = edits.get(line).strip().split("\t+");
      if (cells[0].isEmpty() || cells[0].startsWith("#")) {
        continue;
      }
      switch (cells[0] + "/" + (cells.length - 1)) {
        case "rename/3", "rename/4" ->
            allAspects.computeIfPresent(
                cells[1],
                (id, old) ->
                    new Aspect(
                        id,
                        cells[2],
                        cells[3],
                        cells.length == 4
                            ? old.owner()
                            : Aspect.Owner.valueOf(cells[4].toUpperCase(Locale.ROOT))));
        case "merge/2" -> {
          if (allAspects.containsKey(cells[1]) && allAspects.containsKey(cells[2])) {
            allAspects.remove(cells[1]);
            allTerms.replaceAll((_, id) -> id.equals(cells[1]) ? cells[2] : id);
          }
        }
        case "term/2" -> {
          String term = PlainText.of(cells[1]).strip();
          allAspects.putIfAbsent(
              cells[2], new Aspect(cells[2], cells[2], cells[2], Aspect.Owner.PRODUCT));
          allTerms.put(term, cells[2]);
        }
        case "drop/1" -> {
          allAspects.remove(cells[1]);
          allTerms.values().removeIf(cells[1]::equals);
        }
        default ->
            throw new IllegalArgumentException(
                "line %d of the aspects is no edit: '%s' (%d cells); write rename, merge, term or drop with tabs between: see docs/language.md"
                    .formatted(line + 1, edits.get(line), Arrays.asList(cells).size()));
      }
    }
    return new AspectCatalogue(allAspects, allTerms);
  }
}
