package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.recommend.RecommendationRequest;
import io.shopkeeper.recommend.Recommendations;
import io.shopkeeper.recommend.Recommender;
import io.shopkeeper.serve.api.Ids;
import io.shopkeeper.serve.figures.ProductFigures;
import io.shopkeeper.serve.figures.SalesFigures;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.ports.ShopReviews;
import io.shopkeeper.store.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The catalogue to look through, and everything about one product.
public final class ProductPages {
  private static final int ROWS = 25;
  private static final int DAYS = 26 * 7;
  private static final int SIMILAR = 8;

  private final Templates templates;
  private final Shop shop;
  private final Facts facts;
  private final ProductFigures products;
  private final SalesFigures sales;
  private final Recommender recommender;
  private final ShopReviews reviews;

  ProductPages(
      Templates templates,
      Shop shop,
      Facts facts,
      ProductFigures products,
      SalesFigures sales,
      Recommender recommender,
      ShopReviews reviews) {
    this.templates = templates;
    this.shop = shop;
    this.facts = facts;
    this.products = products;
    this.sales = sales;
    this.recommender = recommender;
    this.reviews = reviews;
  }

  Answer list(Request request) {
    String words = request.queried("q").orElse("");
    int page = request.number("page", 1, 1, 1_000_000);
    ProductFigures.Page found = products.search(words, (page - 1) * ROWS, ROWS);
    boolean part = request.headers().first("HX-Request").isPresent();
    return templates.page(
        request,
        part ? "product-rows" : "products",
        Map.of(
            "words", words,
            "page", page,
            "pages", Math.max(1, (int) ((found.total() + ROWS - 1) / ROWS)),
            "found", found));
  }

  Answer show(Request request) {
    ProductId id = Ids.parse(request.path("id"), ProductId::new);
    Product product = facts.products(List.of(id)).get(id);
    ProductFigures.Reach reach = products.reach(id);
    if (product == null && reach.views() + reach.orders() == 0) {
      throw Problem.notFound(
              "neither the catalogue nor any event knows product '%s'".formatted(id),
              "Search for it on the page Products.")
          .asException();
    }
    Texts t = templates.view(request).t();
    List<SalesFigures.Day> weeks = Chart.weeks(sales.days(sales.recent(DAYS), id));
    Recommendations similar =
        recommender.recommend(new RecommendationRequest.SimilarTo(id, SIMILAR));
    var values = new HashMap<String, Object>();
    values.put("id", id);
    values.put("product", product);
    values.put("reach", reach);
    values.put(
        "guess",
        product == null || !product.categories().isEmpty()
            ? null
            : reviews.categories().map(model -> model.predict(product)).orElse(null));
    values.put(
        "units", Chart.counts(t, t.text("product.weekly_units"), weeks, SalesFigures.Day::units));
    values.put(
        "revenue",
        Chart.revenue(
            t, t.text("product.weekly_revenue"), weeks, shop.currency().getCurrencyCode()));
    values.put("similar", Explained.of(similar, products::titles, t));
    return templates.page(request, "product", values);
  }
}
