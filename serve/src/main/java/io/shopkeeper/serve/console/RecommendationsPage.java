package io.shopkeeper.serve.console;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.RecommendationRequest;
import io.shopkeeper.recommend.RuledRecommender;
import io.shopkeeper.serve.api.Ids;
import io.shopkeeper.serve.figures.CustomerFigures;
import io.shopkeeper.serve.figures.ProductFigures;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tries recommendations out: what a customer did, what they would see, and why.
public final class RecommendationsPage {
  private static final int HISTORY = 20;
  private static final int SHOWN = 10;
  private static final int SUGGESTED = 12;

  private final Templates templates;
  private final CustomerFigures customers;
  private final ProductFigures products;
  private final RuledRecommender recommender;

  RecommendationsPage(
      Templates templates,
      CustomerFigures customers,
      ProductFigures products,
      RuledRecommender recommender) {
    this.templates = templates;
    this.customers = customers;
    this.products = products;
    this.recommender = recommender;
  }

  Answer show(Request request) {
    @Nullable CustomerId customer = Ids.queried(request, "customer", CustomerId::new);
    @Nullable ProductId why = Ids.queried(request, "why", ProductId::new);
    List<CustomerFigures.Deed> history =
        customer == null ? List.of() : customers.history(customer, HISTORY);
    Map<ProductId, String> titles =
        products.titles(history.stream().map(CustomerFigures.Deed::product).distinct().toList());
    var asked = new RecommendationRequest.ForCustomer(customer, null, SHOWN, Set.of());
    var values = new HashMap<String, Object>();
    values.put("customer", Optional.ofNullable(customer));
    values.put("history", history);
    values.put("titles", titles);
    values.put("suggested", customers.recent(SUGGESTED));
    Texts t = templates.view(request).t();
    values.put("answer", Explained.of(recommender.recommend(asked), products::titles, t));
    values.put(
        "standing",
        Optional.ofNullable(why)
            .flatMap(product -> recommender.explain(asked, product))
            .map(found -> StandingView.of(found, products::titles, t)));
    return templates.page(request, "recommendations", values);
  }
}
