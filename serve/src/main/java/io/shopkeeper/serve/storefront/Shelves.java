package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.HeldOutRecommender;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RecommendationRequest;
import io.shopkeeper.recommend.Recommendations;
import io.shopkeeper.recommend.RuledRecommender;
import io.shopkeeper.recommend.Standing;
import io.shopkeeper.serve.api.RecommendationJson;
import io.shopkeeper.serve.console.Explained;
import io.shopkeeper.serve.console.Texts;
import io.shopkeeper.serve.figures.Cached;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fills the lists of a page, each by one question to the recommender or to the facts.
final class Shelves {
  /// How many more are asked for where the answer cannot be told what to leave out.
  private static final int SPARE = 20;

  /// How old what reviews give may be.
  private static final Duration RATINGS = Duration.ofSeconds(10);

  private final Facts facts;
  private final HeldOutRecommender recommender;
  private final RuledRecommender explainer;
  private final Cached<Map<ProductId, Rating>> ratings;

  /// @param explainer what answers behind `recommender`
  Shelves(
      Facts facts,
      HeldOutRecommender recommender,
      RuledRecommender explainer,
      InstantSource clock) {
    this.facts = facts;
    this.recommender = recommender;
    this.explainer = explainer;
    this.ratings = new Cached<>(RATINGS, clock, () -> ratings(facts));
  }

  /// What reviews give a product.
  private record Rating(double stars, long reviews) {}

  /// Products for this visitor, or for anybody where they do not want their own.
  Shelf recommended(Visitor visitor, int count, Wording wording) {
    Recommendations answer = recommender.recommend(forVisitor(visitor, count));
    Shelf shelf = shelf(ShopList.RECOMMENDED, answer, Set.of(), count, wording);
    return personal(visitor.who()) ? shelf : shelf.restingOn(wording.t().text("shop.personal_off"));
  }

  private static RecommendationRequest.ForCustomer forVisitor(Visitor visitor, int count) {
    Visitor.Who who = visitor.who();
    return new RecommendationRequest.ForCustomer(
        who.customer(), personal(who) ? who.session() : null, count, visitor.without(List.of()));
  }

  private static boolean personal(Visitor.Who who) {
    return who.customer() != null || who.personal();
  }

  /// Why a product is among those for this visitor, and what would change that; empty where it is
  /// not any more.
  Optional<Standing> standing(Visitor visitor, ProductId product, int count) {
    return explainer.explain(recommender.shown(forVisitor(visitor, count)), product);
  }

  /// What many buy now, which needs no word on what it rests on.
  ///
  /// @param shown on the page already
  Shelf popular(Visitor visitor, Collection<ProductId> shown, int count, Wording wording) {
    return shelf(
            ShopList.POPULAR,
            recommender.recommend(
                new RecommendationRequest.ForCustomer(null, null, count, visitor.without(shown))),
            Set.of(),
            count,
            wording)
        .restingOn("");
  }

  /// What goes with a product, and what is like it.
  List<Shelf> besides(Visitor visitor, ProductId product, int count, Wording wording) {
    Set<ProductId> without = visitor.without(List.of());
    Recommendations together =
        recommender.recommend(new RecommendationRequest.BoughtTogether(product, count + SPARE));
    Recommendations similar =
        recommender.recommend(new RecommendationRequest.SimilarTo(product, count + SPARE));
    var named = new HashSet<>(RecommendationJson.named(first(together, without, count)));
    named.addAll(RecommendationJson.named(first(similar, without, count)));
    facts.products(named); // At once: one that is not known yet costs as much as all.
    return List.of(
        shelf(ShopList.TOGETHER, together, without, count, wording),
        shelf(ShopList.SIMILAR, similar, without, count, wording));
  }

  /// What a customer usually buys again by now.
  Shelf buyAgain(Visitor visitor, CustomerId customer, int count, Wording wording) {
    return shelf(
        ShopList.BUY_AGAIN,
        recommender.recommend(
            new RecommendationRequest.BuyAgain(
                customer, visitor.who().session(), count, visitor.without(List.of()))),
        Set.of(),
        count,
        wording);
  }

  /// What a visitor looked at last.
  Shelf seen(Visitor visitor, int count, Wording wording) {
    Visitor.Who who = visitor.who();
    CustomerId customer = who.customer();
    List<ProductId> ids =
        facts.list(
            Query.of(
                Shelves.class,
                "seen.sql",
                who.session().value(),
                customer == null ? "" : customer.value(),
                (long) count),
            row -> new ProductId(row.text(0)));
    return new Shelf(ShopList.SEEN, "", cards(ids, Map.of(), wording), false);
  }

  /// Products in a given order, as they were asked for.
  Shelf listed(ShopList list, List<ProductId> ids, Wording wording) {
    return new Shelf(list, "", cards(ids, Map.of(), wording), false);
  }

  private Shelf shelf(
      ShopList list, Recommendations answer, Set<ProductId> without, int count, Wording wording) {
    List<Recommendation> items = first(answer, without, count);
    Explained explained =
        Explained.of(
            new Recommendations(items, answer.basis(), answer.modelVersion()),
            wording::titles,
            wording.t());
    var why = new HashMap<ProductId, List<Explained.Why>>();
    for (int i = 0; i < items.size(); i++) {
      why.put(
          items.get(i).product(),
          plain(items.get(i).reasons(), explained.items().get(i).why(), wording.t()));
    }
    List<ProductId> ids = items.stream().map(Recommendation::product).toList();
    return new Shelf(list, explained.basis(), cards(ids, why, wording), true);
  }

  private static List<Recommendation> first(
      Recommendations answer, Set<ProductId> without, int count) {
    return answer.items().stream()
        .filter(item -> !without.contains(item.product()))
        .limit(count)
        .toList();
  }

  /// Without the factors of a product of figures, which mean nothing to a shopper.
  private static List<Explained.Why> plain(List<Reason> reasons, List<Explained.Why> why, Texts t) {
    var plain = new ArrayList<Explained.Why>();
    for (int i = 0; i < reasons.size(); i++) {
      Explained.Why words = why.get(i);
      plain.add(
          reasons.get(i) instanceof Reason.Alike alike
              ? new Explained.Why(
                  t.text("shop.alike", t.number(alike.customersInCommon())),
                  words.contribution(),
                  words.percent())
              : words);
    }
    return plain;
  }

  private List<Card> cards(
      List<ProductId> ids, Map<ProductId, List<Explained.Why>> why, Wording wording) {
    Map<ProductId, Product> products = facts.products(ids);
    Map<ProductId, Rating> stars = ratings.value();
    return ids.stream()
        .filter(products::containsKey)
        .map(products::get)
        .map(product -> {
          @Nullable Rating rating = stars.get(product.id());
          return new Card(
              product.id(),
              wording.title(product),
              product.price(),
              product.inStock(),
              rating == null ? null : rating.stars(),
              rating == null ? 0 : rating.reviews(),
              why.getOrDefault(product.id(), List.of()));
        })
        .toList();
  }

  private static Map<ProductId, Rating> ratings(Facts facts) {
    var ratings = new HashMap<ProductId, Rating>();
    facts.list(
        Query.of(Shelves.class, "ratings.sql"),
        row -> ratings.put(new ProductId(row.text(0)), new Rating(row.number(1), row.integer(2))));
    return ratings;
  }
}
