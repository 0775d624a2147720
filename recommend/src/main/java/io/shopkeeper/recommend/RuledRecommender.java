package io.shopkeeper.recommend;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.recommend.RecommendationRequest.BoughtTogether;
import io.shopkeeper.recommend.RecommendationRequest.BuyAgain;
import io.shopkeeper.recommend.RecommendationRequest.ForCustomer;
import io.shopkeeper.recommend.RecommendationRequest.SimilarTo;
import io.shopkeeper.recommend.Recommendations.Basis;
import io.shopkeeper.rules.CompiledRules;
import io.shopkeeper.rules.ListRequest;
import io.shopkeeper.rules.Note;
import io.shopkeeper.rules.Place;
import io.shopkeeper.rules.RuledItem;
import io.shopkeeper.rules.RuledList;
import io.shopkeeper.rules.RulesInForce;
import io.shopkeeper.rules.Scored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// What a [LiveRecommender] answers, under the rules of the shop. Without rules its answers are the
/// same. Safe for any number of threads.
///
/// What rules exclude is no candidate at all, so that lists do not become shorter. Rules that
/// change the order see the [#CANDIDATES] best, or all that a learned ranking looks at: a boost
/// raises nothing from below them.
public final class RuledRecommender implements Recommender {
  /// How many candidates are ranked anew where rules change the order.
  static final int CANDIDATES = 200;

  /// For so long, what is drawn for a visitor stays the same.
  private static final Duration STEADY = Duration.ofHours(1);

  private final LiveRecommender live;
  private final Supplier<CompiledRules> rules;
  private final InstantSource clock;
  private final Seed seed;
  private final Map<Place, Exclusions> exclusions = new EnumMap<>(Place.class);

  /// @param rules that hold now
  public RuledRecommender(
      LiveRecommender live, Supplier<CompiledRules> rules, InstantSource clock, Seed seed) {
    this.live = live;
    this.rules = rules;
    this.clock = clock;
    this.seed = seed;
    for (Place place : Place.values()) {
      exclusions.put(place, new Exclusions());
    }
  }

  @Override
  public Recommendations recommend(RecommendationRequest request) {
    Instant now = clock.instant();
    RulesInForce holding = rules.get().inForce(place(request), now);
    return recommend(request, holding, exclusions.getOrDefault(place(request), new Exclusions()));
  }

  /// The answer under other rules, to look at what they would do.
  public Recommendations recommend(RecommendationRequest request, CompiledRules others) {
    return recommend(request, others.inForce(place(request), clock.instant()), new Exclusions());
  }

  private Recommendations recommend(
      RecommendationRequest request, RulesInForce holding, Exclusions excluding) {
    if (holding.none()) {
      return live.recommend(request);
    }
    Admission admission =
        excluding.of(
            holding, live.current().map(trained -> trained.model().products()).orElse(null));
    int count = holding.reorders() ? Math.max(request.count(), candidates()) : request.count();
    LiveRecommender.Found found = live.find(request.withCount(count), admission);
    if (found.basis() == Basis.UNKNOWN_PRODUCT) {
      return found.explained();
    }
    Shortlist candidates = found.list();
    RuledList list =
        holding.apply(
            IntStream.range(0, candidates.size())
                .mapToObj(at -> new Scored(candidates.product(at), candidates.score(at)))
                .toList(),
            new ListRequest(
                request.count(),
                Set.of(),
                product -> live.offers(product, request),
                seed(request)));
    var notes = new ArrayList<>(list.notes());
    if (list.items().isEmpty()
        && notes.isEmpty()
        && !holding.excluded().isEmpty()
        && !live.recommend(request.withCount(1)).items().isEmpty()) {
      notes.add(new Note.Emptied(holding.excluded()));
    }
    List<Recommendation> items = list.items().stream().map(item -> item(item, candidates)).toList();
    return new Recommendations(items, found.basis(), found.modelVersion(), notes);
  }

  /// A recommendation with the rules among its reasons.
  private static Recommendation item(RuledItem item, Shortlist candidates) {
    if (item.steps().isEmpty()) {
      return candidates.explained(item.candidate());
    }
    var reasons = new ArrayList<Reason>();
    if (item.candidate() >= 0) {
      reasons.addAll(candidates.explained(item.candidate()).reasons());
    }
    for (RuledItem.Step step : item.steps()) {
      reasons.add(
          new Reason.Ruled(
              step.rule().id(),
              step.rule().effect().kind(),
              step.rule().name(),
              step.contribution()));
    }
    reasons.sort(Reason.GREATEST_FIRST);
    return Recommendation.of(item.product(), reasons);
  }

  /// How many products rules see: what the model looks at anyhow, else [#CANDIDATES].
  private int candidates() {
    return Math.max(CANDIDATES, live.current().map(trained -> trained.model().depth()).orElse(0));
  }

  private Seed seed(RecommendationRequest request) {
    long hour = clock.millis() / STEADY.toMillis();
    return seed.derive(hour + " " + asked(request));
  }

  private static String asked(RecommendationRequest request) {
    return switch (request) {
      case ForCustomer(var customer, var session, _, _) -> customer + " " + session;
      case SimilarTo(ProductId product, _) -> product.value();
      case BoughtTogether(ProductId product, _) -> product.value();
      case BuyAgain(var customer, _, _, _) -> customer.value();
    };
  }

  private static Place place(RecommendationRequest request) {
    return switch (request) {
      case ForCustomer _ -> Place.RECOMMENDATIONS;
      case SimilarTo _ -> Place.SIMILAR;
      case BoughtTogether _ -> Place.TOGETHER;
      case BuyAgain _ -> Place.BUY_AGAIN;
    };
  }
}
