package io.shopkeeper.search.fusion;

import io.shopkeeper.domain.Product;
import io.shopkeeper.search.lexical.Field;
import io.shopkeeper.search.lexical.Terms;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The words of a product's title and brand, stems in order, to be held against a query's.
///
/// All shares cost O(words).
///
/// @param title without repetitions
/// @param brand likewise
public record Wording(List<String> title, List<String> brand) {

  public static Wording of(Product product) {
    return new Wording(distinct(Field.TITLE.of(product)), distinct(Field.BRAND.of(product)));
  }

  /// The words of a query by their places in it.
  public static Map<String, Integer> places(String query) {
    List<String> words = distinct(query);
    return IntStream.range(0, words.size()).boxed().collect(Collectors.toMap(words::get, i -> i));
  }

  private static List<String> distinct(String text) {
    return Terms.stems(text).stream().distinct().toList();
  }

  /// How many of the title's words are not among the query's.
  int titleExtra(Map<String, Integer> query) {
    return title.size() - common(title, query);
  }

  /// The share of the brand's words that are among the query's; 0 without a brand.
  double brandShare(Map<String, Integer> query) {
    return share(common(brand, query), brand.size());
  }

  /// The share of the query's words that are in the title or the brand.
  double named(Map<String, Integer> query) {
    int named = common(title, query);
    for (String word : brand) {
      named += query.containsKey(word) && !title.contains(word) ? 1 : 0;
    }
    return share(named, query.size());
  }

  /// How many of the query's words follow another in the order of the title, of all but the first.
  double order(Map<String, Integer> query) {
    int following = 0;
    int last = -1;
    for (String word : title) {
      Integer place = query.get(word);
      if (place != null) {
        following += last >= 0 && place > last ? 1 : 0;
        last = place;
      }
    }
    return share(following, query.size() - 1);
  }

  private static int common(List<String> words, Map<String, Integer> query) {
    int common = 0;
    for (String word : words) {
      common += query.containsKey(word) ? 1 : 0;
    }
    return common;
  }

  private static double share(int part, int whole) {
    return whole <= 0 ? 0 : (double) part / whole;
  }
}
