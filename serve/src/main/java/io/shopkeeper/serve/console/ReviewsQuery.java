package io.shopkeeper.serve.console;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.insight.ReviewFilter;
import io.shopkeeper.serve.api.Ids;
import io.shopkeeper.serve.api.ReviewsApi;
import io.shopkeeper.serve.http.Request;
import java.util.LinkedHashSet;
import java.util.Set;

/// Which reviews a page is about and which of them it lists, for links that change a part of it.
///
/// @param compared products beside the one it is about, or of the category
public record ReviewsQuery(ReviewFilter filter, Set<ProductId> compared, int page) {
  private static final int MOST_PAGES = 1_000_000;

  public ReviewsQuery {
    compared = new LinkedHashSet<>(compared);
  }

  static ReviewsQuery of(Request request) {
    return new ReviewsQuery(
        ReviewsApi.filter(request),
        Ids.all(request, "compare", ProductId::new),
        request.number("page", 1, 1, MOST_PAGES));
  }

  /// The same of a product, without what was compared with another.
  public static String ofProduct(ProductId product) {
    return "/reviews?product=" + View.escape(product.value());
  }

  /// The same of the reviews that judge an aspect so.
  public String judging(String aspect, ReviewFilter.Polarity polarity) {
    return new ReviewsQuery(
                new ReviewFilter(filter.product(), filter.category(), aspect, polarity, ""),
                compared,
                1)
            .link()
        + "#explorer";
  }

  /// The same with a product beside it, or without if it was there.
  public String beside(ProductId product) {
    var others = new LinkedHashSet<>(compared);
    if (!others.remove(product)) {
      others.add(product);
    }
    return new ReviewsQuery(filter, others, 1).link() + "#comparison";
  }

  /// Another page of the same.
  public String page(int number) {
    return new ReviewsQuery(filter, compared, number).link() + "#explorer";
  }

  public String link() {
    var link = new StringBuilder("/reviews");
    ProductId product = filter.product();
    add(link, "product", product == null ? "" : product.value());
    add(link, "category", product == null ? filter.category() : "");
    add(link, "aspect", filter.aspect());
    add(link, "polarity", polarity());
    add(link, "q", filter.words());
    compared.forEach(other -> add(link, "compare", other.value()));
    add(link, "page", page == 1 ? "" : String.valueOf(page));
    return link.toString();
  }

  /// The name of the polarity in links; empty for any.
  public String polarity() {
    ReviewFilter.Polarity polarity = filter.polarity();
    return polarity == null ? "" : polarity.wireName();
  }

  private static void add(StringBuilder link, String name, String value) {
    if (!value.isEmpty()) {
      link.append(link.indexOf("?") < 0 ? '?' : '&')
          .append(name)
          .append('=')
          .append(View.escape(value));
    }
  }
}
