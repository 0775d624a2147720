package io.shopkeeper.recommend;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.RecommendationRequest.BoughtTogether;
import io.shopkeeper.recommend.RecommendationRequest.BuyAgain;
import io.shopkeeper.recommend.Recommendations.Basis;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers from the newest [OrderModel], overlaid with what was bought since. Safe for any number
/// of threads.
///
/// Now is the time of the newest event heard of: no clock is read, and a shop that was closed for a
/// month answers as on its last day.
final class LiveOrders {

  private final Catalogue catalogue;
  private final Set<CustomerId> refused;
  private final Overlay overlay;
  private final Supplier<Canonical> canonical;
  private final AtomicLong now = new AtomicLong(Long.MIN_VALUE);
  private volatile @Nullable TrainedOrders trained;

  LiveOrders(
      Catalogue catalogue,
      Set<CustomerId> refused,
      Overlay overlay,
      Supplier<Canonical> canonical) {
    this.catalogue = catalogue;
    this.refused = refused;
    this.overlay = overlay;
    this.canonical = canonical;
  }

  void swap(TrainedOrders orders) {
    heardOf(orders.model().newest());
    trained = orders;
  }

  /// Something happened at a time, in microseconds since 1970 UTC.
  void heardOf(long time) {
    now.accumulateAndGet(time, Math::max);
  }

  Recommendations buyAgain(BuyAgain request, Admission admission) {
    TrainedOrders orders = trained;
    if (orders == null) {
      return new Recommendations(List.of(), Basis.NO_MODEL, "");
    }
    CustomerId customer = request.customer();
    if (refused.contains(customer)) {
      return new Recommendations(List.of(), Basis.PERSONALISATION_REFUSED, orders.version());
    }
    ProductIndex products = orders.model().products();
    Canonical same = canonical.get();
    List<CustomerId> ids = same.all(customer);
    List<Interaction> since =
        ids.stream()
            .flatMap(id -> overlay.trail(id).stream())
            .filter(touch -> touch.relation() == Relation.BOUGHT)
            .filter(touch -> touch.sequence() > orders.provenance().sequence())
            .filter(touch -> same.item(touch.product(), products) >= 0)
            .sorted(Comparator.comparingLong(Touch::sequence))
            .map(touch -> touch.interaction(same.item(touch.product(), products)))
            .toList();
    Set<ProductId> excluded = request.excluded().stream().map(same::of).collect(Collectors.toSet());
    IntPredicate admissible =
        item ->
            inStock(products, item)
                && admission.admits(products.id(item))
                && !excluded.contains(same.of(products.id(item)));
    return new Recommendations(
        orders.model().buyAgain(ids, since, now.get(), admissible, request.count()),
        Basis.PURCHASE_INTERVALS,
        orders.version());
  }

  Recommendations boughtTogether(BoughtTogether request, Admission admission) {
    TrainedOrders orders = trained;
    if (orders == null) {
      return new Recommendations(List.of(), Basis.NO_MODEL, "");
    }
    ProductIndex products = orders.model().products();
    int item = canonical.get().item(request.product(), products);
    if (item < 0) {
      Basis basis =
          catalogue.find(request.product()) == null ? Basis.UNKNOWN_PRODUCT : Basis.SAME_ORDERS;
      return new Recommendations(List.of(), basis, orders.version());
    }
    return new Recommendations(
        orders
            .model()
            .boughtTogether(
                item,
                other -> inStock(products, other) && admission.admits(products.id(other)),
                request.count()),
        Basis.SAME_ORDERS,
        orders.version());
  }

  private boolean inStock(ProductIndex products, int item) {
    Catalogue.Listing listing = catalogue.find(products.id(item));
    return listing != null && listing.inStock();
  }
}
