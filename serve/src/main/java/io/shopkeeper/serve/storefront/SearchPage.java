package io.shopkeeper.serve.storefront;

import io.shopkeeper.search.SearchRequest;
import io.shopkeeper.search.SearchResults;
import io.shopkeeper.search.Searcher;
import io.shopkeeper.search.Tastes;
import io.shopkeeper.serve.console.Texts;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What answers the words of a visitor, by the shop's own search.
final class SearchPage {
  private static final int SHOWN = 24;
  private static final int MOST_WORDS = 200;

  private final Front front;
  private final Searcher searcher;
  private final Shelves shelves;
  private final VisitLog log;
  private final Function<Visitor, Tastes> tastes;

  /// @param tastes of who lets their lists follow what they did
  SearchPage(
      Front front,
      Searcher searcher,
      Shelves shelves,
      VisitLog log,
      Function<Visitor, Tastes> tastes) {
    this.front = front;
    this.searcher = searcher;
    this.shelves = shelves;
    this.log = log;
    this.tastes = tastes;
  }

  Answer show(Request request, Visitor visitor) {
    String asked = request.queried("q").orElse("").strip();
    String words = asked.substring(0, Math.min(asked.length(), MOST_WORDS));
    if (words.isEmpty()) {
      return Answer.seeOther("/shop/categories");
    }
    SearchResults found = searcher.search(SearchRequest.of(words, SHOWN).of(tastes.apply(visitor)));
    Wording wording = front.wording(request);
    Shelf shelf =
        shelves
            .listed(
                ShopList.SEARCH,
                found.hits().stream().map(hit -> hit.product().id()).toList(),
                wording)
            .restingOn(done(found, wording.t()));
    log.searched(visitor, words);
    log.shown(visitor, List.of(shelf));
    return front.page(
        request, visitor, "search", Map.of("words", words, "count", found.total(), "shelf", shelf));
  }

  /// What had to be done to find anything, in words; empty where nothing had.
  private static String done(SearchResults found, Texts t) {
    return Stream.concat(
            Stream.ofNullable(found.corrected()).map(words -> t.text("search.corrected", words)),
            found.rescues().stream()
                .sorted()
                .map(rescue -> t.text("search.rescue." + rescue.name().toLowerCase(Locale.ROOT))))
        .collect(Collectors.joining(" "));
  }
}
