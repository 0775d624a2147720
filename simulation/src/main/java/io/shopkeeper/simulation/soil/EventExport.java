package io.shopkeeper.simulation.soil;

import static io.shopkeeper.simulation.soil.ShopExport.orEmpty;

import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The clean files `events.csv` and `orders.csv`, in the order of the events. An event of several
/// products is several lines with one id.
final class EventExport {
  private static final List<String> EVENT_COLUMNS =
      List.of(
          "id",
          "event",
          "time",
          "customer",
          "session",
          "channel",
          "product",
          "quantity",
          "list",
          "position",
          "query",
          "user_agent");
  private static final List<String> ORDER_COLUMNS =
      List.of(
          "order",
          "time",
          "product",
          "price",
          "quantity",
          "customer",
          "session",
          "channel",
          "currency");

  /// What an event says of one product.
  private record Detail(
      String product, String quantity, String list, String position, String query) {
    static Detail of(ProductId product) {
      return new Detail(product.value(), "", "", "", "");
    }

    static Detail of(ProductId product, int quantity) {
      return new Detail(product.value(), String.valueOf(quantity), "", "", "");
    }
  }

  private final List<List<String>> events = new ArrayList<>();
  private final List<List<String>> orders = new ArrayList<>();
  private final Map<String, String> agents = new HashMap<>();
  private final RandomGenerator random;

  EventExport(List<ShopEvent> events, Seed seed) {
    this.random = seed.generator("user agents");
    events.forEach(this::add);
  }

  CsvTable events() {
    return new CsvTable("events.csv", EVENT_COLUMNS, events);
  }

  CsvTable orders() {
    return new CsvTable("orders.csv", ORDER_COLUMNS, orders);
  }

  private void add(ShopEvent event) {
    switch (event) {
      case ShopEvent.ViewItem view -> add(event, Detail.of(view.product()));
      case ShopEvent.ViewItemList shown ->
          shown
              .products()
              .forEach(
                  product -> add(event, new Detail(product.value(), "", shown.list(), "", "")));
      case ShopEvent.SelectItem selected ->
          add(
              event,
              new Detail(
                  selected.product().value(),
                  "",
                  orEmpty(selected.list()),
                  String.valueOf(selected.position()),
                  ""));
      case ShopEvent.AddToWishlist wish -> add(event, Detail.of(wish.product()));
      case ShopEvent.AddToCart cart -> add(event, Detail.of(cart.product(), cart.quantity()));
      case ShopEvent.RemoveFromCart cart -> add(event, Detail.of(cart.product(), cart.quantity()));
      case ShopEvent.Search search -> add(event, new Detail("", "", "", "", search.query()));
      case ShopEvent.Purchase purchase ->
          purchase
              .lines()
              .forEach(line -> order(event, purchase.order().value(), line, line.quantity()));
      case ShopEvent.Refund refund ->
          refund
              .lines()
              .forEach(line -> order(event, orEmpty(refund.order()), line, -line.quantity()));
    }
  }

  private void add(ShopEvent event, Detail detail) {
    Visit visit = event.visit();
    String session = orEmpty(visit.session());
    String agent = agents.computeIfAbsent(session, _ -> Pick.any(UserAgents.BROWSERS, random));
    events.add(
        List.of(
            event.id().value(),
            event.type().wireName(),
            visit.time().toString(),
            orEmpty(visit.customer()),
            session,
            visit.channel().name(),
            detail.product,
            detail.quantity,
            detail.list,
            detail.position,
            detail.query,
            agent));
  }

  private void order(ShopEvent event, String order, OrderLine line, int quantity) {
    Visit visit = event.visit();
    orders.add(
        List.of(
            order,
            visit.time().toString(),
            line.product().value(),
            line.unitPrice().major().toPlainString(),
            String.valueOf(quantity),
            orEmpty(visit.customer()),
            orEmpty(visit.session()),
            visit.channel().name(),
            line.unitPrice().currency().getCurrencyCode()));
  }
}
