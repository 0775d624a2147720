package io.shopkeeper.search.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Queries: `query_id query` a line, parted by tabs or commas, the header optional; further columns
/// are passed over but for one called `kind`, by which figures are told apart. A line of one cell
/// is a query called by its number, from 1.
public final class QueryFile {
  private static final List<String> IDS = List.of("query_id", "qid", "query id", "id");
  private static final List<String> TEXTS = List.of("query", "text", "keywords", "查询", "搜索词");
  private static final List<String> KINDS = List.of("kind");

  /// @param kind empty where the file does not tell
  public record Asked(String id, String text, String kind) {}

  private QueryFile() {}

  public static List<Asked> read(Path path) {
    var names = new ArrayList<>(IDS);
    names.addAll(TEXTS);
    Table table = Table.read(path, names);
    int id = table.column(IDS, 0);
    int text = table.column(TEXTS, 1);
    int kind = table.header().isEmpty() ? -1 : table.column(KINDS, -1);
    var queries = new ArrayList<Asked>();
    for (int r = 0; r < table.rows().size(); r++) {
      List<String> row = table.rows().get(r);
      queries.add(
          row.size() == 1
              ? new Asked(String.valueOf(r + 1), row.getFirst(), "")
              : new Asked(Table.cell(row, id), Table.cell(row, text), Table.cell(row, kind)));
    }
    return queries;
  }
}
