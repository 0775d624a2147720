package io.shopkeeper.serve.console;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.search.Rescue;
import io.shopkeeper.search.SearchReason;
import io.shopkeeper.search.SearchRequest;
import io.shopkeeper.search.SearchResults;
import io.shopkeeper.search.ShopSearch;
import io.shopkeeper.search.Tastes;
import io.shopkeeper.serve.api.SearchApi;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Tries a search and shows why each product is where it is, for everybody or for one customer.
public final class SearchPage {
  private final Templates templates;
  private final Shop shop;
  private final ShopSearch search;
  private final Function<CustomerId, Tastes> tastes;

  SearchPage(
      Templates templates, Shop shop, ShopSearch search, Function<CustomerId, Tastes> tastes) {
    this.templates = templates;
    this.shop = shop;
    this.search = search;
    this.tastes = tastes;
  }

  Answer show(Request request) {
    SearchRequest asked = SearchApi.asked(request, true);
    boolean any = !asked.text().isBlank();
    Tastes liked = SearchApi.liked(request, tastes);
    var values = new HashMap<String, Object>();
    values.put("text", asked.text());
    values.put("shop", shop);
    values.put(
        "answer",
        any ? Optional.of(search.tried(asked.of(liked))) : Optional.<SearchResults>empty());
    values.put("waiting", search.unembedded());
    values.put("customer", request.queried("customer").orElse("").strip());
    return templates.page(request, "search", values);
  }

  /// A reason in words.
  public static String why(Texts t, SearchReason reason) {
    return switch (reason) {
      case SearchReason.HasWord(var term, var field, _) ->
          t.text("search.why.word", term, t.text("search.field." + lower(field)));
      case SearchReason.HasSynonym(var term, var field, var written, _) ->
          t.text("search.why.synonym", term, t.text("search.field." + lower(field)), written);
      case SearchReason.MeansAlike(double cosine, _) ->
          t.text("search.why.meaning", "%.2f".formatted(cosine));
      case SearchReason.Other(var feature, double value, _) ->
          t.text("search.why." + lower(feature), "%.2f".formatted(value));
      case SearchReason.Liked(var taste, var name, double share, _) ->
          t.text("search.why.liked." + lower(taste), name, "%.2f".formatted(share));
      case SearchReason.Ruled(_, var kind, var name, _) -> t.text("why.rule." + kind, name);
    };
  }

  /// What was done to find anything, in words.
  public static String rescue(Texts t, Rescue rescue) {
    return t.text("search.rescue." + lower(rescue));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
