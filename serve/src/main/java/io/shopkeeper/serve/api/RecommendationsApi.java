package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.READ;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.recommend.HeldOutRecommender;
import io.shopkeeper.recommend.RecommendationRequest;
import io.shopkeeper.recommend.RecommendationRequest.ForCustomer;
import io.shopkeeper.recommend.Recommendations;
import io.shopkeeper.recommend.RuledRecommender;
import io.shopkeeper.recommend.Standing;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.store.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers what to show.
public final class RecommendationsApi {
  /// How many products one answer holds at most.
  public static final int MOST = 100;

  private static final int PRESET = 10;

  private final HeldOutRecommender recommender;
  private final RuledRecommender explainer;
  private final Facts facts;

  /// @param explainer what answers behind `recommender`
  public RecommendationsApi(
      HeldOutRecommender recommender, RuledRecommender explainer, Facts facts) {
    this.recommender = recommender;
    this.explainer = explainer;
    this.facts = facts;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("GET", "/api/v1/recommendations", READ, this::forCustomer),
        Route.api("GET", "/api/v1/recommendations/buy-again", READ, this::buyAgain),
        Route.api("GET", "/api/v1/recommendations/explain", READ, this::explain),
        Route.api("GET", "/api/v1/products/{id}/similar", READ, this::similar),
        Route.api("GET", "/api/v1/products/{id}/bought-together", READ, this::boughtTogether));
  }

  /// For a customer, a visit, both or neither.
  public Answer forCustomer(Request request) {
    return answer(request, forVisitor(request));
  }

  private static ForCustomer forVisitor(Request request) {
    return new ForCustomer(
        Ids.queried(request, "customer", CustomerId::new),
        Ids.queried(request, "session", SessionId::new),
        count(request),
        Ids.all(request, "exclude", ProductId::new));
  }

  /// Why a product is in that answer, and what would change it.
  public Answer explain(Request request) {
    ProductId product =
        Optional.ofNullable(Ids.queried(request, "product", ProductId::new))
            .orElseThrow(() ->
                Problem.badRequest(
                        "which product is to be explained is not said",
                        "Add the parameter product, one of the products of the answer.")
                    .asException());
    Standing standing =
        explainer
            .explain(recommender.shown(forVisitor(request)), product)
            .orElseThrow(() ->
                Problem.notFound(
                        "product '%s' is not in that answer".formatted(product),
                        "Ask for a product of GET /api/v1/recommendations with the same"
                            + " parameters.")
                    .asException());
    Map<ProductId, Product> products =
        titles(request) ? facts.products(StandingJson.named(standing)) : Map.of();
    return Answer.json(Json.write(json -> StandingJson.write(json, standing, products)));
  }

  private static boolean titles(Request request) {
    return request.queried("titles").map(Boolean::parseBoolean).orElse(false);
  }

  /// What a customer will need again.
  public Answer buyAgain(Request request) {
    CustomerId customer = Ids.queried(request, "customer", CustomerId::new);
    if (customer == null) {
      throw Problem.badRequest(
              "whose purchases are asked about is not said",
              "Add the parameter customer, as in"
                  + " /api/v1/recommendations/buy-again?customer=c-1001.")
          .asException();
    }
    return answer(
        request,
        new RecommendationRequest.BuyAgain(
            customer,
            Ids.queried(request, "session", SessionId::new),
            count(request),
            Ids.all(request, "exclude", ProductId::new)));
  }

  /// Products that go with a product.
  public Answer similar(Request request) {
    ProductId product = Ids.parse(request.path("id"), ProductId::new);
    return ofProduct(
        request, product, new RecommendationRequest.SimilarTo(product, count(request)));
  }

  /// Products in the same orders as a product.
  public Answer boughtTogether(Request request) {
    ProductId product = Ids.parse(request.path("id"), ProductId::new);
    return ofProduct(
        request, product, new RecommendationRequest.BoughtTogether(product, count(request)));
  }

  private Answer ofProduct(Request request, ProductId product, RecommendationRequest asked) {
    Recommendations found = recommender.recommend(asked);
    if (found.basis() == Recommendations.Basis.UNKNOWN_PRODUCT) {
      throw Problem.notFound(
              "neither the catalogue nor any event knows product '%s'".formatted(product),
              "Check the id, or add the product with PUT /api/v1/products.")
          .asException();
    }
    return answer(request, found);
  }

  private Answer answer(Request request, RecommendationRequest asked) {
    return answer(request, recommender.recommend(asked));
  }

  private Answer answer(Request request, Recommendations found) {
    Map<ProductId, Product> products =
        titles(request) ? facts.products(RecommendationJson.named(found.items())) : Map.of();
    return Answer.json(Json.write(json -> RecommendationJson.write(json, found, products)));
  }

  private static int count(Request request) {
    return request.number("count", PRESET, 1, MOST);
  }
}
