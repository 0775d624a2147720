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
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
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

  /// Of a visitor's newest products it is told what would be without them.
  private static final int DEEDS = 10;

  /// For so long, what is drawn for a visitor stays the same.
  private static final Duration STEADY = Duration.ofHours(1);

  private final LiveRecommender live;
  private final Supplier<CompiledRules> rules;
  private final InstantSource clock;
  private final Seed seed;
  private final Map<Place, Exclusions> exclusions = new EnumMap<>(Place.class);
  private final ShelfRows rows = new ShelfRows();

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
    return recommend(request, holding, exclusions(place(request)), rows);
  }

  /// What visitors do not want to be offered.
  public Declines declines() {
    return live.declines();
  }

  /// What a visitor does not want to be offered.
  public Set<ProductId> declined(ForCustomer request) {
    return live.declined(request);
  }

  /// The answer under other rules, to look at what they would do.
  public Recommendations recommend(RecommendationRequest request, CompiledRules others) {
    return recommend(
        request,
        others.inForce(place(request), clock.instant()),
        new Exclusions(),
        new ShelfRows());
  }

  private Recommendations recommend(
      RecommendationRequest request, RulesInForce holding, Exclusions excluding, ShelfRows known) {
    if (holding.none()) {
      return live.recommend(request);
    }
    Admission admission = admission(holding, excluding);
    int count = holding.reorders() ? Math.max(request.count(), candidates()) : request.count();
    LiveRecommender.Found found = live.find(request.withCount(count), admission, Set.of());
    if (found.basis() == Basis.UNKNOWN_PRODUCT) {
      return found.explained();
    }
    Shortlist candidates = found.list();
    RuledList list = holding.apply(scored(candidates, holding, known), wanted(request));
    var notes = new ArrayList<>(list.notes());
    if (list.items().isEmpty()
        && notes.isEmpty()
        && !holding.excluded().isEmpty()
        && !live.recommend(request.withCount(1)).items().isEmpty()) {
      notes.add(new Note.Emptied(holding.excluded()));
    }
    List<Recommendation> items =
        IntStream.range(0, list.items().size())
            .mapToObj(at -> item(list.items(), at, candidates))
            .toList();
    return new Recommendations(items, found.basis(), found.modelVersion(), notes);
  }

  private Exclusions exclusions(Place place) {
    return exclusions.getOrDefault(place, new Exclusions());
  }

  private Admission admission(RulesInForce holding, Exclusions excluding) {
    return excluding.of(
        holding, live.current().map(trained -> trained.model().products()).orElse(null));
  }

  private static List<Scored> scored(Shortlist candidates, RulesInForce holding, ShelfRows known) {
    IntUnaryOperator row =
        candidates
            .index()
            .map(index -> known.of(holding, index))
            .<IntUnaryOperator>map(rows -> at -> rows[candidates.item(at)])
            .orElse(at -> holding.row(candidates.product(at)));
    return IntStream.range(0, candidates.size())
        .mapToObj(
            at -> new Scored(candidates.product(at), row.applyAsInt(at), candidates.score(at)))
        .toList();
  }

  private ListRequest wanted(RecommendationRequest request) {
    return new ListRequest(
        request.count(), Set.of(), product -> live.offers(product, request), seed(request));
  }

  /// Why a product stands where it does in an answer, and what would change that; empty where it is
  /// not in it. Costs an answer for each of the visitor's newest ten products.
  public Optional<Standing> explain(ForCustomer request, ProductId product) {
    RulesInForce holding = rules.get().inForce(Place.RECOMMENDATIONS, clock.instant());
    Admission admission = admission(holding, exclusions(Place.RECOMMENDATIONS));
    LiveRecommender.Found found = found(request, admission, Set.of());
    List<RuledItem> list =
        holding.apply(scored(found.list(), holding, rows), wanted(request)).items();
    int at = place(list, product) - 1;
    if (at < 0) {
      return Optional.empty();
    }
    Recommendation item = item(list, at, found.list());
    List<Standing.WithoutReason> reasons =
        item.reasons().stream()
            .filter(reason -> !reason.saysLittle() && reason.loss() > 0)
            .map(reason ->
                new Standing.WithoutReason(
                    reason,
                    outcome(without(reason, product, found, holding, request), product, at)))
            .toList();
    List<Standing.WithoutDeed> deeds =
        live.deeds(request, DEEDS).entrySet().stream()
            .map(deed -> {
              Shortlist other = found(request, admission, Set.of(deed.getKey())).list();
              List<RuledItem> then =
                  holding.apply(scored(other, holding, rows), wanted(request)).items();
              return new Standing.WithoutDeed(
                  deed.getKey(), deed.getValue(), outcome(then, product, at));
            })
            .toList();
    return Optional.of(
        new Standing(item, at + 1, found.basis(), found.modelVersion(), reasons, deeds));
  }

  private LiveRecommender.Found found(
      ForCustomer request, Admission admission, Set<ProductId> undone) {
    int count = Math.max(request.count() + 1, candidates());
    return live.find(request.withCount(count), admission, undone);
  }

  /// The list if a reason did not speak for a product: without a rule, or with the rest of a score.
  private List<RuledItem> without(
      Reason reason,
      ProductId product,
      LiveRecommender.Found found,
      RulesInForce holding,
      ForCustomer request) {
    if (reason instanceof Reason.Ruled ruled) {
      return holding
          .without(ruled.rule())
          .apply(scored(found.list(), holding, rows), wanted(request))
          .items();
    }
    List<Scored> others =
        scored(found.list(), holding, rows).stream()
            .map(one ->
                one.product().equals(product)
                    ? new Scored(product, one.row(), one.score() - reason.loss())
                    : one)
            .sorted(Comparator.comparingDouble(Scored::score).reversed())
            .toList();
    return holding.apply(others, wanted(request)).items();
  }

  private static Standing.Outcome outcome(List<RuledItem> list, ProductId product, int at) {
    return new Standing.Outcome(
        place(list, product), at < list.size() ? list.get(at).product() : null);
  }

  /// From 1; 0 where it is not in a list.
  private static int place(List<RuledItem> list, ProductId product) {
    return 1
        + IntStream.range(0, list.size())
            .filter(place -> list.get(place).product().equals(product))
            .findFirst()
            .orElse(-1);
  }

  /// A recommendation with the rules among its reasons. What a rule gives to the next of the list
  /// as well does not decide which of the two comes first.
  private static Recommendation item(List<RuledItem> list, int at, Shortlist candidates) {
    RuledItem item = list.get(at);
    if (item.steps().isEmpty()) {
      return candidates.explained(item.candidate());
    }
    var reasons = new ArrayList<Reason>();
    double probability = Double.NaN;
    if (item.candidate() >= 0) {
      Recommendation found = candidates.explained(item.candidate());
      reasons.addAll(found.reasons());
      probability = found.probability(); // Of what the model knows: rules change what is shown.
    }
    for (RuledItem.Step step : item.steps()) {
      reasons.add(
          new Reason.Ruled(
              step.rule().id(),
              step.rule().effect().kind(),
              step.rule().name(),
              step.contribution()));
    }
    Map<String, Double> own = shares(item);
    Map<String, Double> next = at + 1 < list.size() ? shares(list.get(at + 1)) : Map.of();
    double unit = item.base() > 0 ? item.base() : 1;
    ToDoubleFunction<Reason> decides =
        reason ->
            reason instanceof Reason.Ruled(var rule, _, _, _)
                ? own.getOrDefault(rule, 0.0) - next.getOrDefault(rule, 0.0)
                : reason.loss() / unit;
    reasons.sort(
        Comparator.comparing(Reason::saysLittle)
            .thenComparing(Comparator.comparingDouble(decides).reversed()));
    return Recommendation.of(item.product(), reasons).withProbability(probability);
  }

  /// The share of the score that each rule has made, by its id: what would be lost without it, for
  /// rules multiply.
  private static Map<String, Double> shares(RuledItem item) {
    Map<String, Double> shares = new HashMap<>();
    double score = item.base();
    for (RuledItem.Step step : item.steps()) {
      score += step.contribution();
      double share = score > 0 ? step.contribution() / score : step.contribution();
      shares.merge(step.rule().id(), share, Double::sum);
    }
    return shares;
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
