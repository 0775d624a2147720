package io.shopkeeper.assist;

import io.shopkeeper.assist.records.OrderRecord;
import io.shopkeeper.assist.records.ProductNames;
import io.shopkeeper.assist.records.ShopRecords;
import io.shopkeeper.assist.understand.Dialogue.Pending;
import io.shopkeeper.assist.understand.Topic;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.ProductId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds which of a customer's orders, and what of it, a request is about: by numbers and names, by
/// the place in a list, by a word of a title where only few can be meant, and by what was spoken of
/// before.
final class RequestTarget {
  private static final int MOST_SEARCHED = 50;

  /// Says that what was spoken of before is not meant.
  private static final Pattern ANY_OTHER =
      Pattern.compile("\\b(something|an? (item|order|product|article))\\b|东西|某|一件|一个");

  private final ShopRecords records;

  RequestTarget(ShopRecords records) {
    this.records = records;
  }

  /// The request with what is said of it.
  ///
  /// @param before how it stood; null if it begins
  Pending find(Turn turn, CustomerId asker, Pending next, @Nullable Pending before) {
    boolean begins = before == null || before.kind() != next.kind();
    Pending filled = next;
    for (OrderId id : turn.reading.orders()) {
      filled = records.order(id, asker).map(OrderRecord::id).map(filled::of).orElse(filled);
    }
    OptionalInt choice = turn.reading.choice();
    boolean ofList =
        choice.isPresent()
            && !turn.dialogue().orders().isEmpty()
            && (filled.order() == null
                || (begins && next.kind() == Topic.CANCEL && choice.getAsInt() > 0));
    if (ofList) {
      return listed(turn.dialogue().orders(), choice.getAsInt()).map(filled::of).orElse(filled);
    }
    boolean newest =
        filled.order() == null && begins && choice.isPresent() && choice.getAsInt() < 0;
    if (newest) {
      filled =
          records.orders(asker, 1).stream()
              .findFirst()
              .map(OrderRecord::id)
              .map(filled::of)
              .orElse(filled);
    }
    if (filled.order() == null) {
      filled = described(turn, asker, filled, begins);
    }
    return filled.order() == null ? filled : ofOrder(turn, asker, filled, begins, newest);
  }

  private static Optional<OrderId> listed(List<OrderId> listed, int choice) {
    int place = choice < 0 ? 0 : choice - 1;
    return place < listed.size() ? Optional.of(listed.get(place)) : Optional.empty();
  }

  /// An order by what is in it.
  private Pending described(Turn turn, CustomerId asker, Pending asked, boolean begins) {
    if (!turn.reading.named().isEmpty()) {
      List<ProductId> named =
          turn.reading.named().stream().flatMap(one -> one.products().stream()).toList();
      return holding(named, asker).map(OrderRecord::id).map(asked::of).orElse(asked);
    }
    if (begins) {
      List<ProductId> spoken = turn.dialogue().products();
      return spoken.size() == 1 && !ANY_OTHER.matcher(turn.reading.normal()).find()
          ? holding(spoken, asker).map(order -> with(asked, order, spoken.getFirst())).orElse(asked)
          : asked;
    }
    List<OrderRecord> orders =
        turn.dialogue().orders().stream().flatMap(id -> records.order(id, asker).stream()).toList();
    return likeliest(turn, orders.stream().flatMap(order -> order.keptProducts().stream()).toList())
        .flatMap(product ->
            orders.stream()
                .filter(order -> order.keptProducts().contains(product))
                .findFirst()
                .map(order -> with(asked, order, product)))
        .orElse(asked);
  }

  /// Whoever cancels "the order with the pan" cancels the order.
  private static Pending with(Pending asked, OrderRecord order, ProductId product) {
    Pending of = asked.of(order.id());
    return asked.kind() == Topic.CANCEL ? of : of.of(product);
  }

  /// The newest order that still holds one of these.
  private Optional<OrderRecord> holding(Collection<ProductId> products, CustomerId asker) {
    return records.orders(asker, MOST_SEARCHED).stream()
        .filter(order -> order.keptProducts().stream().anyMatch(products::contains))
        .findFirst();
  }

  private Pending ofOrder(
      Turn turn, CustomerId asker, Pending asked, boolean begins, boolean choiceSpent) {
    OrderId order = asked.order();
    List<ProductId> kept =
        order == null
            ? List.of()
            : records.order(order, asker).map(OrderRecord::keptProducts).orElse(List.of());
    if (turn.reading.whole()) {
      return asked.all();
    }
    List<ProductId> held =
        turn.reading.named().stream()
            .flatMap(named -> named.products().stream().filter(kept::contains).limit(1))
            .distinct()
            .toList();
    if (!held.isEmpty()) {
      boolean everything = new HashSet<>(held).containsAll(kept);
      return everything && (held.size() > 1 || asked.kind() == Topic.CANCEL)
          ? asked.all()
          : asked.of(held.getFirst());
    }
    ProductId before = asked.product();
    if (turn.reading.other() && before != null && kept.size() == 2) {
      return asked.of(kept.get(kept.getFirst().equals(before) ? 1 : 0));
    }
    OptionalInt choice = turn.reading.choice();
    if (choice.isPresent() && !choiceSpent && (!begins || choice.getAsInt() > 0)) {
      int place = choice.getAsInt() < 0 ? kept.size() - 1 : choice.getAsInt() - 1;
      return place >= 0 && place < kept.size() ? asked.of(kept.get(place)) : asked;
    }
    if (asked.whole() || turn.reading.inquires()) {
      return asked;
    }
    return likeliest(turn, kept).map(asked::of).orElse(asked);
  }

  private Optional<ProductId> likeliest(Turn turn, List<ProductId> among) {
    return ProductNames.of(records.products(among).values()).likeliest(turn.reading.meant());
  }
}
