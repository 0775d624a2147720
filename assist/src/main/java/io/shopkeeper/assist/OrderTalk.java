package io.shopkeeper.assist;

import io.shopkeeper.assist.Answer.Outcome;
import io.shopkeeper.assist.records.OrderRecord;
import io.shopkeeper.assist.records.ProductNames;
import io.shopkeeper.assist.records.ShopRecords;
import io.shopkeeper.assist.understand.Topic;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells customers of their own orders.
final class OrderTalk {
  private static final int MOST_LISTED = 5;
  private static final int MOST_SEARCHED = 50;

  private final ShopRecords records;

  OrderTalk(ShopRecords records) {
    this.records = records;
  }

  /// Whether a question is about orders.
  boolean asked(Turn turn) {
    Set<Topic> topics = turn.reading.topics();
    boolean order = topics.contains(Topic.ORDER_LIST) || topics.stream().anyMatch(Topic::ofAnOrder);
    if (turn.reading.expectsOrder()) {
      return true;
    }
    if (!turn.reading.orders().isEmpty() && turn.question.asker() != null && !own(turn).isEmpty()) {
      return true;
    }
    // "How much?" of a product is about its price, unless the order is named.
    if (!turn.reading.named().isEmpty()) {
      return ofPurchase(turn) && holding(turn).isPresent();
    }
    if (turn.reading.pointing().points()
        && !turn.dialogue().orders().isEmpty()
        && turn.dialogue().products().size() < 2) {
      return true;
    }
    if (turn.reading.pointing().inTime() && turn.dialogue().order() != null) {
      return true;
    }
    // "How much was the one of 3 March?"
    CustomerId asker = turn.question.asker();
    if (turn.reading.pointing().days() != null
        && topics.contains(Topic.PRICE)
        && asker != null
        && pointed(turn, asker).isPresent()) {
      return true;
    }
    return order && !(topics.contains(Topic.PRICE) && !topics.contains(Topic.ORDER_TOTAL));
  }

  /// Whether it is asked when something was bought, where it is or whether it was paid back.
  private static boolean ofPurchase(Turn turn) {
    return Stream.of(Topic.ORDER_DATE, Topic.ORDER_STATUS, Topic.ORDER_REFUND)
        .anyMatch(turn.reading::about);
  }

  /// The newest order of the asker's that holds a product that is named.
  private Optional<OrderRecord> holding(Turn turn) {
    CustomerId asker = turn.question.asker();
    if (asker == null) {
      return Optional.empty();
    }
    List<ProductId> named =
        turn.reading.named().stream().flatMap(one -> one.products().stream()).toList();
    return records.orders(asker, MOST_SEARCHED).stream()
        .filter(order -> order.lines().stream().map(OrderLine::product).anyMatch(named::contains))
        .findFirst();
  }

  private List<OrderRecord> own(Turn turn) {
    CustomerId asker = turn.question.asker();
    var found = new ArrayList<OrderRecord>();
    if (asker != null) {
      for (OrderId id : turn.reading.orders()) {
        records.order(id, asker).ifPresent(found::add);
      }
    }
    return found;
  }

  void tell(Turn turn) {
    CustomerId asker = turn.question.asker();
    if (asker == null) {
      turn.say("login");
      turn.ends(Outcome.REFUSED);
      return;
    }
    List<OrderRecord> found = own(turn);
    if (!turn.reading.orders().isEmpty()) {
      for (OrderId id : turn.reading.orders()) {
        if (turn.reading.expectsOrder()
            && found.stream().noneMatch(order -> order.id().value().equalsIgnoreCase(id.value()))) {
          turn.lack("order.none", id);
        }
      }
      found.forEach(order -> tell(turn, order));
      return;
    }
    if (turn.reading.about(Topic.ORDER_LIST)
        && !turn.reading.pointing().points()
        && turn.reading.pointing().lastOrders() == 0) {
      list(turn, asker);
      return;
    }
    int several = turn.reading.pointing().lastOrders();
    if (several > 1) {
      List<OrderRecord> newest = records.orders(asker, Math.min(several, MOST_LISTED));
      newest.forEach(order -> tell(turn, order));
      turn.now(turn.dialogue().listing(newest.stream().map(OrderRecord::id).toList()));
      return;
    }
    Optional<OrderRecord> meant = meant(turn, asker);
    if (meant.isPresent()) {
      tell(turn, meant.orElseThrow());
    } else {
      turn.lack("order.nothing");
    }
  }

  /// The order spoken of, the one chosen of those listed, else the newest.
  private Optional<OrderRecord> meant(Turn turn, CustomerId asker) {
    if (!turn.reading.named().isEmpty() && ofPurchase(turn)) {
      return holding(turn);
    }
    OrderId spoken = turn.dialogue().order();
    Optional<OrderRecord> pointed = pointed(turn, asker);
    if (pointed.isPresent()) {
      return pointed;
    }
    boolean newest = turn.reading.pointing().place().isPresent();
    return spoken != null && !newest
        ? records.order(spoken, asker)
        : records.orders(asker, 1).stream().findFirst();
  }

  /// One of the orders that were listed, or else of all.
  private Optional<OrderRecord> pointed(Turn turn, CustomerId asker) {
    List<OrderRecord> listed =
        turn.dialogue().orders().stream().flatMap(id -> records.order(id, asker).stream()).toList();
    OrderId spoken = turn.dialogue().order();
    return OrderChoice.of(turn, listed, true, spoken)
        .or(() ->
            turn.reading.pointing().points()
                ? OrderChoice.of(turn, records.orders(asker, MOST_SEARCHED), false, spoken)
                : Optional.empty());
  }

  private void list(Turn turn, CustomerId asker) {
    List<OrderRecord> orders = records.orders(asker, MOST_LISTED);
    if (orders.isEmpty()) {
      turn.lack("order.nothing");
      return;
    }
    turn.say("order.list");
    orders.forEach(order -> listed(turn, order));
    turn.now(turn.dialogue().listing(orders.stream().map(OrderRecord::id).toList()));
  }

  /// An order in a list.
  static void listed(Turn turn, OrderRecord order) {
    turn.state(
        List.of(placed(order), total(order)),
        "order.listed",
        order.id(),
        turn.sentences.day(order.orderedAt()),
        turn.sentences.counted("items", order.lines().stream().mapToInt(OrderLine::quantity).sum()),
        turn.sentences.money(order.total()));
  }

  private void tell(Turn turn, OrderRecord order) {
    Set<Topic> asked = EnumSet.noneOf(Topic.class);
    turn.reading.topics().stream().filter(Topic::ofAnOrder).forEach(asked::add);
    if (turn.reading.about(Topic.PRICE)) {
      asked.add(Topic.ORDER_TOTAL);
    }
    if (asked.isEmpty() || asked.equals(EnumSet.of(Topic.ORDER_STATUS))) {
      asked.addAll(EnumSet.of(Topic.ORDER_CONTENTS, Topic.ORDER_TOTAL, Topic.ORDER_DATE));
    }
    if (!order.refunded().isEmpty()) {
      asked.add(Topic.ORDER_REFUND);
    }
    OrderId id = order.id();
    if (asked.contains(Topic.ORDER_DATE)) {
      turn.state(List.of(placed(order)), "order.date", id, turn.sentences.day(order.orderedAt()));
    }
    if (asked.contains(Topic.ORDER_CONTENTS)) {
      turn.state(lines(order, order.lines()), "order.contents", id, lines(turn, order.lines()));
    }
    if (asked.contains(Topic.ORDER_TOTAL)) {
      turn.state(List.of(total(order)), "order.total", id, turn.sentences.money(order.total()));
    }
    if (asked.contains(Topic.ORDER_REFUND)) {
      refund(turn, order);
    }
    if (asked.contains(Topic.ORDER_STATUS)) {
      turn.lack("order.status", id);
    }
    turn.now(
        turn.dialogue()
            .about(id)
            .about(order.lines().stream().map(OrderLine::product).distinct().toList())
            .of(named(turn, order)));
  }

  /// What of an order was named, if it is one product.
  private @Nullable ProductId named(Turn turn, OrderRecord order) {
    List<ProductId> named =
        turn.reading.named().stream()
            .flatMap(one -> one.products().stream())
            .filter(product -> order.kept(product) > 0)
            .distinct()
            .toList();
    if (!turn.reading.named().isEmpty()) {
      return named.size() == 1 ? named.getFirst() : null;
    }
    // "The kettle one" is enough where the order holds one kettle.
    List<Product> kept = List.copyOf(records.products(order.keptProducts()).values());
    return ProductNames.of(kept).likeliest(turn.reading.meant()).orElse(null);
  }

  private void refund(Turn turn, OrderRecord order) {
    Instant at = order.refundedAt();
    if (at == null) {
      turn.state(
          List.of(new Source("order", order.id().value(), "refunds", "0")),
          "order.refund.none",
          order.id());
    } else {
      turn.state(
          List.of(
              new Source(
                  "order", order.id().value(), "refunded", order.refundedTotal().toString())),
          "order.refund",
          order.id(),
          names(turn, order.refunded()),
          turn.sentences.day(at),
          turn.sentences.money(order.refundedTotal()));
    }
  }

  private static Source placed(OrderRecord order) {
    return new Source("order", order.id().value(), "orderedAt", order.orderedAt().toString());
  }

  private static Source total(OrderRecord order) {
    return new Source("order", order.id().value(), "total", order.total().toString());
  }

  private static List<Source> lines(OrderRecord order, List<OrderLine> lines) {
    return lines.stream()
        .map(line ->
            new Source(
                "order",
                order.id().value(),
                "line",
                "%d × %s at %s".formatted(line.quantity(), line.product(), line.unitPrice())))
        .toList();
  }

  private String lines(Turn turn, List<OrderLine> lines) {
    Map<ProductId, Product> products = records.products(ids(lines));
    return lines.stream()
        .map(line ->
            turn.sentences.said(
                "order.line",
                line.quantity(),
                title(turn, products, line.product()),
                turn.sentences.money(line.unitPrice())))
        .collect(Collectors.joining("; "));
  }

  private String names(Turn turn, List<OrderLine> lines) {
    Map<ProductId, Product> products = records.products(ids(lines));
    return lines.stream()
        .map(line -> line.quantity() + " × " + title(turn, products, line.product()))
        .collect(Collectors.joining(turn.sentences.said("separator")));
  }

  private static Collection<ProductId> ids(List<OrderLine> lines) {
    return lines.stream().map(OrderLine::product).distinct().toList();
  }

  private static String title(Turn turn, Map<ProductId, Product> products, ProductId id) {
    Product product = products.get(id);
    return product == null ? id.value() : turn.sentences.title(product);
  }
}
