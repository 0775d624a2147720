package io.shopkeeper.app.remote;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.simulation.ShopWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A shop as its customers meet it through the HTTP interface, with an experiment of two
/// recommenders: what is popular, and what goes by what the customer did.
public final class ServedWindow implements ShopWindow {
  /// The arm that shows everybody what many bought lately.
  public static final String POPULAR = "popular";

  /// The arm that shows what goes by the customer's own history.
  public static final String PERSONAL = "personal";

  private static final int LENGTH = 8;

  private final ShopApi shop;
  private final String experiment;

  /// @param experiment which is running, with these two arms
  public ServedWindow(ShopApi shop, String experiment) {
    this.shop = shop;
    this.experiment = experiment;
  }

  @Override
  public Optional<String> arm(CustomerId customer, SessionId session) {
    String answer = shop.get("/api/v1/flags?customer=%s&session=%s".formatted(customer, session));
    return JsonTree.object(answer).get("flags") instanceof Map<?, ?> flags
        ? Optional.ofNullable((String) flags.get(experiment))
        : Optional.empty();
  }

  @Override
  public List<ProductId> list(String arm, CustomerId customer, SessionId session) {
    String who =
        switch (arm) {
          case POPULAR -> "";
          case PERSONAL -> "&customer=%s&session=%s".formatted(customer, session);
          default -> throw new IllegalArgumentException("no recommender for arm '" + arm + "'");
        };
    String answer = shop.get("/api/v1/recommendations?count=%d%s".formatted(LENGTH, who));
    return JsonTree.objects(JsonTree.object(answer).get("items")).stream()
        .map(item -> new ProductId(String.valueOf(item.get("product"))))
        .toList();
  }

  @Override
  public void tell(List<ShopEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    String answer =
        shop.post(
            "/api/v1/events", JsonTree.text(events.stream().map(ServedWindow::record).toList()));
    if (!JsonTree.objects(JsonTree.object(answer).get("rejected")).isEmpty()) {
      throw new IllegalStateException("events were refused: " + answer);
    }
  }

  private static Map<String, Object> record(ShopEvent event) {
    var record = new LinkedHashMap<String, Object>();
    record.put("event", event.type().wireName());
    record.put("id", event.id().value());
    record.put("customer", String.valueOf(event.visit().customer()));
    record.put("session", String.valueOf(event.visit().session()));
    record.put("channel", event.visit().channel().name());
    record.put("time", event.visit().time().toString());
    switch (event) {
      case ShopEvent.ViewItemList shown -> {
        record.put("list", shown.list());
        record.put(
            "items", shown.products().stream().map(id -> Map.of("product", id.value())).toList());
      }
      case ShopEvent.SelectItem picked -> {
        record.put("list", String.valueOf(picked.list()));
        record.put("product", picked.product().value());
        record.put("position", picked.position());
      }
      case ShopEvent.ViewItem viewed -> record.put("product", viewed.product().value());
      case ShopEvent.AddToCart carted -> {
        record.put("product", carted.product().value());
        record.put("quantity", carted.quantity());
      }
      case ShopEvent.Purchase bought -> {
        record.put("order", bought.order().value());
        record.put("items", lines(bought.lines()));
      }
      default -> throw new IllegalArgumentException("live customers do no " + event.type());
    }
    return record;
  }

  private static List<Map<String, Object>> lines(List<OrderLine> lines) {
    var items = new ArrayList<Map<String, Object>>();
    for (OrderLine line : lines) {
      items.add(
          Map.of(
              "product",
              line.product().value(),
              "quantity",
              line.quantity(),
              "price",
              line.unitPrice().major().doubleValue()));
    }
    return items;
  }
}
