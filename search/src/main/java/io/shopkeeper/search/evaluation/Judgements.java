package io.shopkeeper.search.evaluation;

import io.shopkeeper.search.SearchException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What answers which query, and how well: `query_id product_id relevance` a line, parted by tabs
/// or commas, the header optional. Relevance is a number from 0 up, or a word: `exact` 1, `partial`
/// or `substitute` .5, `complement` .1, `irrelevant` 0, or the first letters of these as in ESCI;
/// without that column what is listed is relevant.
///
/// @param byQuery relevance by query and product, as their files call them
public record Judgements(Map<String, Map<String, Double>> byQuery) {
  private static final List<String> QUERIES = List.of("query_id", "qid", "query id");
  private static final List<String> PRODUCTS =
      List.of("product_id", "item_id", "doc_id", "pid", "product id", "asin", "sku");
  private static final List<String> RELEVANCES =
      List.of("relevance", "label", "esci_label", "grade", "gain", "rating", "score", "rel");
  private static final Map<String, Double> WORDS =
      Map.of(
          "exact",
          1.0,
          "e",
          1.0,
          "partial",
          .5,
          "substitute",
          .5,
          "s",
          .5,
          "complement",
          .1,
          "c",
          .1,
          "irrelevant",
          0.0,
          "i",
          0.0);

  public static Judgements read(Path path) {
    Table table = Table.read(path, QUERIES);
    int query = table.column(QUERIES, 0);
    int product = table.column(PRODUCTS, 1);
    int relevance = table.column(RELEVANCES, 2);
    var byQuery = new LinkedHashMap<String, Map<String, Double>>();
    for (List<String> row : table.rows()) {
      String of = Table.cell(row, query);
      String what = Table.cell(row, product);
      if (of.isEmpty() || what.isEmpty()) {
        throw new SearchException(
            SearchException.Code.FILE_UNREADABLE,
            "'%s': a query and a product a line are expected, not %s".formatted(path, row));
      }
      byQuery
          .computeIfAbsent(of, _ -> new LinkedHashMap<>())
          .merge(what, relevance(path, Table.cell(row, relevance)), Math::max);
    }
    return new Judgements(byQuery);
  }

  private static double relevance(Path path, String cell) {
    if (cell.isEmpty()) {
      return 1;
    }
    Double word = WORDS.get(cell.toLowerCase(Locale.ROOT));
    if (word != null) {
      return word;
    }
    try {
      double value = Double.parseDouble(cell);
      if (value >= 0 && Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number that is no relevance is.
    }
    throw new SearchException(
        SearchException.Code.FILE_UNREADABLE,
        "'%s': relevance '%s' is neither a number from 0 up nor one of %s"
            .formatted(path, cell, WORDS.keySet().stream().sorted().toList()));
  }

  /// Of one query; empty where nothing was judged.
  Map<String, Double> of(String query) {
    return byQuery.getOrDefault(query, Map.of());
  }
}
