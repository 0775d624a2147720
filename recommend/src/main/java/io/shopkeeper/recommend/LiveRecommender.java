package io.shopkeeper.recommend;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.recommend.RecommendationRequest.BoughtTogether;
import io.shopkeeper.recommend.RecommendationRequest.BuyAgain;
import io.shopkeeper.recommend.RecommendationRequest.ForCustomer;
import io.shopkeeper.recommend.RecommendationRequest.SimilarTo;
import io.shopkeeper.recommend.Recommendations.Basis;
import io.shopkeeper.store.EventLog;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.LoggedEvent;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Answers from the newest model, overlaid with everything that has happened since it was trained,
/// so that a click changes the next answer.
///
/// Offers only what the catalogue holds and has in stock, and neither what the request excludes
/// nor, unless the settings allow it, what the customer has bought. A customer who refused
/// personalisation, under whichever of their merged ids, gets what everybody gets. Customers and
/// products that were merged since the model was trained are one for it. Safe for any number of
/// threads; questions never wait for a model.
public final class LiveRecommender implements Recommender {

  /// A model and what it does not know of its products.
  ///
  /// @param available which can be offered: can be bought, and stand for what was merged with them
  /// @param standIns for each item the one that stands for it
  private record Serving(TrainedRecommender trained, BitSet available, int[] standIns) {

    /// Which items may be shown.
    IntPredicate admitted(Admission admission) {
      IntPredicate admitted = admission.among(trained.model().products());
      return item -> available.get(item) && admitted.test(item);
    }

    /// The item that stands for a product; −1 if the model knows none.
    int item(ProductId product, Canonical canonical) {
      int item = canonical.item(product, trained.model().products());
      return item < 0 ? item : standIns[item];
    }
  }

  private final LiveSettings settings;
  private final Overlay overlay;
  private final Catalogue catalogue = new Catalogue();
  private final Set<CustomerId> refused = ConcurrentHashMap.newKeySet();

  /// Whom no model is to know any more, though one that was trained before may.
  private final Set<CustomerId> forgotten = ConcurrentHashMap.newKeySet();

  private final Declines declines = new Declines();
  private final LiveOrders orders;
  private volatile Canonical canonical = Canonical.NONE;
  private volatile @Nullable Serving serving;

  public LiveRecommender(LiveSettings settings) {
    this.settings = settings;
    this.overlay = new Overlay(settings.maxTouches());
    this.orders = new LiveOrders(catalogue, refused, overlay, () -> canonical);
  }

  /// Reads the catalogue and the consents anew, as at the start and after an import.
  public void refresh(Facts facts) {
    catalogue.refresh(facts);
    declines.refresh(facts);
    mergesChanged(facts);
  }

  /// Takes over what was merged or parted, from the next question on, and whose refusals that makes
  /// hold for whom.
  public synchronized void mergesChanged(Facts facts) {
    canonical = Canonical.read(facts);
    declines.mergesChanged(canonical);
    Set<CustomerId> refusals = Refusals.read(facts);
    refusals.addAll(forgotten);
    refused.addAll(refusals);
    refused.retainAll(refusals);
    relist();
  }

  /// Answers customers like anybody from the next question on, whatever a model knows of them.
  public void forget(Set<CustomerId> erased) {
    forgotten.addAll(erased);
    refused.addAll(erased);
    declines.forget(erased);
  }

  /// Whom models that are being trained just now may still know.
  public Set<CustomerId> forgotten() {
    return Set.copyOf(forgotten);
  }

  /// What visitors do not want to be offered: neither is it, nor does it speak for their taste.
  public Declines declines() {
    return declines;
  }

  /// Takes over products just stored.
  public void productsChanged(Collection<Product> products) {
    catalogue.put(products);
    relist();
  }

  /// Answers from another model from the next question on.
  public synchronized void swap(TrainedRecommender trained) {
    serving = serving(trained);
    overlay.trainedUpTo(trained.provenance().sequence());
  }

  /// Answers what is bought together and again from another model. It must have seen at least what
  /// the one of [#swap] has: what that knows is forgotten here.
  public void swap(TrainedOrders trained) {
    orders.swap(trained);
  }

  /// Answers from a model that may be older than the one before: what happened since it was trained
  /// is heard of anew. Answers given meanwhile may lack some of it.
  public synchronized void restore(TrainedRecommender trained, EventLog log) {
    overlay.clear();
    swap(trained);
    log.replay(trained.provenance().sequence(), this::observe);
  }

  /// The model that answers now.
  public Optional<TrainedRecommender> current() {
    return Optional.ofNullable(serving).map(Serving::trained);
  }

  /// Hears of everything after the model's last event, or, without a model, of what comes from now
  /// on: the first training will see the rest.
  public EventLog.Subscription follow(EventLog log) {
    Serving now = serving;
    long from = now == null ? log.head() : now.trained.provenance().sequence();
    return log.follow(from, this::observe);
  }

  /// Takes one event into account, in the order of the log.
  public void observe(LoggedEvent logged) {
    long sequence = logged.sequence();
    orders.heardOf(Touch.micros(logged.event().visit().time()));
    overlay.add(logged.event().visit(), sequence, touches(logged.event(), sequence));
  }

  /// As many are kept as the settings say, far more than there are products.
  private List<Touch> touches(ShopEvent event, long sequence) {
    return Touch.of(event, sequence).stream()
        .map(touch -> touch.of(catalogue.once(touch.product())))
        .toList();
  }

  /// What is found for a question, not yet explained.
  record Found(Shortlist list, Basis basis, String modelVersion) {
    private static Found of(Recommendations answer) {
      return new Found(Shortlist.of(answer.items()), answer.basis(), answer.modelVersion());
    }

    Recommendations explained() {
      return new Recommendations(list.explained(), basis, modelVersion);
    }
  }

  @Override
  public Recommendations recommend(RecommendationRequest request) {
    return find(request, Admission.EVERYTHING, Set.of()).explained();
  }

  /// Likewise, of products that are admitted, as if the visitor had had nothing to do with some.
  Found find(RecommendationRequest request, Admission admission, Set<ProductId> undone) {
    Serving now = serving;
    return switch (request) {
      case BuyAgain(var customer, var session, int count, var excluded) -> {
        Set<ProductId> without = Declines.union(excluded, declines.of(customer, session));
        var asked = new BuyAgain(customer, session, count, without);
        yield Found.of(orders.buyAgain(asked, admission));
      }
      case BoughtTogether together -> Found.of(orders.boughtTogether(together, admission));
      case ForCustomer forCustomer when now != null ->
          forCustomer(forCustomer, admission, undone, now);
      case SimilarTo similarTo when now != null -> Found.of(similarTo(similarTo, admission, now));
      case ForCustomer _, SimilarTo _ ->
          Found.of(new Recommendations(List.of(), Basis.NO_MODEL, ""));
    };
  }

  /// Whether a product that no model suggests may be put into the answer of a request all the same.
  boolean offers(ProductId product, RecommendationRequest request) {
    Catalogue.Listing listing = catalogue.find(product);
    if (listing == null || !listing.inStock() || !canonical.of(product).equals(product)) {
      return false;
    }
    return switch (request) {
      case BuyAgain _, BoughtTogether _ -> false;
      case SimilarTo similar -> !canonical.of(similar.product()).equals(product);
      case ForCustomer asked ->
          !asked.excluded().contains(product)
              && declined(asked).stream().map(canonical::of).noneMatch(product::equals)
              && (settings.buyAgain() || !owns(asked.customer(), asked.session(), product));
    };
  }

  /// The newest of what speaks for a visitor's taste, with what they had to do with it.
  SequencedMap<ProductId, Relation> deeds(ForCustomer request, int most) {
    Serving now = serving;
    CustomerId customer = customer(request.customer(), request.session());
    var deeds = new LinkedHashMap<ProductId, Relation>();
    if (now != null && (customer == null || !refused.contains(customer))) {
      History history = heard(history(customer, request.session(), now), declined(request), now);
      for (int k = 0; k < Math.min(most, history.size()); k++) {
        deeds.put(now.trained.model().products().id(history.item(k)), history.relation(k));
      }
    }
    return deeds;
  }

  /// What a visitor does not want to be offered, also what they said as the customer of this visit.
  Set<ProductId> declined(ForCustomer request) {
    return declines.of(customer(request.customer(), request.session()), request.session());
  }

  private History heard(History history, Set<ProductId> unheard, Serving now) {
    if (unheard.isEmpty()) {
      return history;
    }
    Set<Integer> items = items(unheard, now);
    return history.without(items::contains);
  }

  private boolean owns(
      @Nullable CustomerId customer, @Nullable SessionId session, ProductId product) {
    Serving now = serving;
    CustomerId who = customer(customer, session);
    int item = now == null ? -1 : now.item(product, canonical);
    return now != null
        && item >= 0
        && (who == null || !refused.contains(who))
        && history(who, session, now).owns(item);
  }

  private @Nullable CustomerId customer(
      @Nullable CustomerId customer, @Nullable SessionId session) {
    return customer == null && session != null ? overlay.customerOf(session) : customer;
  }

  private Found forCustomer(
      ForCustomer request, Admission admission, Set<ProductId> undone, Serving now) {
    SessionId session = request.session();
    CustomerId customer = customer(request.customer(), session);
    boolean personal = customer == null || !refused.contains(customer);
    Set<ProductId> declined = declined(request);
    History history =
        personal
            ? heard(history(customer, session, now), Declines.union(declined, undone), now)
            : History.EMPTY;
    IntPredicate admissible = now.admitted(admission);
    if (!settings.buyAgain()) {
      admissible = admissible.and(item -> !history.owns(item));
    }
    Set<ProductId> unwanted = Declines.union(request.excluded(), declined);
    if (!unwanted.isEmpty()) {
      Set<Integer> excluded = items(unwanted, now);
      admissible = admissible.and(item -> !excluded.contains(item));
    }
    Shortlist list = now.trained.model().shortlist(history, admissible, request.count());
    Basis basis;
    if (!personal) {
      basis = Basis.PERSONALISATION_REFUSED;
    } else if (!list.personal()) {
      basis = Basis.POPULAR;
    } else {
      basis = customer == null ? Basis.SESSION_HISTORY : Basis.CUSTOMER_HISTORY;
    }
    return new Found(list, basis, now.trained.version());
  }

  private Recommendations similarTo(SimilarTo request, Admission admission, Serving now) {
    IntPredicate admitted = now.admitted(admission);
    RecommenderModel model = now.trained.model();
    int item = now.item(request.product(), canonical);
    String version = now.trained.version();
    if (item >= 0) {
      List<Recommendation> neighbours = model.similar(item, admitted, request.count());
      if (!neighbours.isEmpty()) {
        return new Recommendations(neighbours, Basis.NEIGHBOURS, version);
      }
    }
    Catalogue.Listing listing = catalogue.find(request.product());
    if (listing == null) {
      return new Recommendations(
          List.of(), item < 0 ? Basis.UNKNOWN_PRODUCT : Basis.NEIGHBOURS, version);
    }
    return new Recommendations(
        popularInCategory(item, listing.categories(), request.count(), admitted, now),
        Basis.SAME_CATEGORY,
        version);
  }

  /// From the innermost category that has anything else to offer.
  private List<Recommendation> popularInCategory(
      int item, List<String> path, int count, IntPredicate admitted, Serving now) {
    RecommenderModel model = now.trained.model();
    for (int depth = path.size(); depth > 0; depth--) {
      List<String> category = path.subList(0, depth);
      List<Recommendation> popular =
          model.recommend(
              History.EMPTY,
              other ->
                  other != item
                      && admitted.test(other)
                      && isIn(category, model.products().id(other)),
              count);
      if (!popular.isEmpty()) {
        return popular;
      }
    }
    return List.of();
  }

  private boolean isIn(List<String> category, ProductId product) {
    Catalogue.Listing listing = catalogue.find(product);
    return listing != null
        && listing.categories().size() >= category.size()
        && listing.categories().subList(0, category.size()).equals(category);
  }

  private History history(@Nullable CustomerId customer, @Nullable SessionId session, Serving now) {
    Map<Integer, Interaction> interactions = new HashMap<>();
    TrainedRecommender trained = now.trained;
    if (customer != null) {
      for (CustomerId known : canonical.all(customer)) {
        int row = trained.histories().row(known);
        if (row >= 0) {
          trained
              .histories()
              .row(row)
              .forEach(past -> {
                int item = now.standIns[past.item()];
                interactions.merge(item, past.of(item), Interaction::and);
              });
        }
        merge(overlay.trail(known), trained.provenance().sequence(), now, interactions);
      }
    }
    if (session != null) {
      merge(overlay.trail(session), 0, now, interactions);
    }
    return History.of(interactions.values());
  }

  private void merge(List<Touch> trail, long after, Serving now, Map<Integer, Interaction> into) {
    for (Touch touch : trail) {
      int item = now.item(touch.product(), canonical);
      if (item >= 0 && touch.sequence() > after) {
        into.merge(item, touch.interaction(item), Interaction::and);
      }
    }
  }

  private Set<Integer> items(Set<ProductId> ids, Serving now) {
    var items = new HashSet<Integer>();
    ids.forEach(id -> items.add(now.item(id, canonical)));
    return items;
  }

  private synchronized void relist() {
    Serving now = serving;
    if (now != null) {
      serving = serving(now.trained);
    }
  }

  private Serving serving(TrainedRecommender trained) {
    ProductIndex products = trained.model().products();
    BitSet available = catalogue.available(products);
    int[] standIns = canonical.standIns(products);
    for (int item = 0; item < standIns.length; item++) {
      if (standIns[item] != item) {
        available.clear(item);
      }
    }
    return new Serving(trained, available, standIns);
  }
}
