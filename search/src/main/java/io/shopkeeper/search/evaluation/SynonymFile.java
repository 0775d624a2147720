package io.shopkeeper.search.evaluation;

import io.shopkeeper.search.SearchException;
import io.shopkeeper.search.synonyms.Synonym;
import io.shopkeeper.search.synonyms.Synonyms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Synonyms: `words means` a line, parted by tabs or commas, the header optional; a third cell
/// `both` has each find what the other finds.
final class SynonymFile {
  private static final List<String> WORDS = List.of("words", "query", "from");
  private static final List<String> MEANS = List.of("means", "synonym", "to");
  private static final List<String> WAYS = List.of("ways");

  private SynonymFile() {}

  static Synonyms read(Path path) {
    Table table = Table.read(path, WORDS);
    int words = table.column(WORDS, 0);
    int means = table.column(MEANS, 1);
    int ways = table.column(WAYS, 2);
    var synonyms = new ArrayList<Synonym>();
    for (List<String> row : table.rows()) {
      try {
        synonyms.add(
            new Synonym(
                Table.cell(row, words),
                Table.cell(row, means),
                Table.cell(row, ways).equals("both")));
      } catch (IllegalArgumentException e) {
        throw new SearchException(
            SearchException.Code.FILE_UNREADABLE,
            "'%s': %s is no synonym: %s".formatted(path, row, e.getMessage()));
      }
    }
    return new Synonyms(synonyms);
  }
}
