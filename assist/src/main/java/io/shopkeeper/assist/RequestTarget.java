package io.shopkeeper.assist;

import io.shopkeeper.assist.records.OrderRecord;
import io.shopkeeper.assist.records.ProductNames;
import io.shopkeeper.assist.records.ShopRecords;
import io.shopkeeper.assist.understand.Dialogue.Pending;
import io.shopkeeper.assist.understand.Pointing;
import io.shopkeeper.assist.understand.Topic;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds which of a customer's orders, and what of it, a request is about: by numbers and names, by
/// the place in a list, by a word of a title where only few can be meant, and by what was spoken of
/// before.
final class RequestTarget {
  private static final int MOST_SEARCHED = 50;

  /// Orders in which a single word may tell what is meant.
  private static final int MOST_WORDED = 5;

  /// Says that what was spoken of before is not meant.
  private static final Pattern ANY_OTHER =
      Pattern.compile("\\b(something|an? (item|order|product|article))\\b|东西|某|(?<!换)一[件个]");

  /// Calls an order by what is in it.
  private static final Pattern ORDER_WITH =
      Pattern.compile(
          "\\b(order|one|purchase) (with|containing|that (has|had|contains|contained))\\b"
              + "|的(那|这)?(个|笔)?(订单|单子|单)");

  private static final Pattern ALSO = Pattern.compile("\\b(as well|too|also)\\b|也|一起|一并");

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
      Pending known = filled;
      filled = records.order(id, asker).map(order -> of(known, order)).orElse(filled);
    }
    if (!turn.reading.orders().isEmpty() && filled.order() != null) {
      boolean another = before != null && !filled.order().equals(before.order());
      return ofOrder(turn, asker, filled, begins || another, false);
    }
    Pointing pointing = turn.reading.pointing();
    Optional<Pending> elsewhere = elsewhere(turn, asker, filled);
    if (elsewhere.isPresent()) {
      return elsewhere.orElseThrow();
    }
    Pending known = filled;
    Optional<OrderRecord> pointed = pointed(turn, asker, filled, begins);
    if (pointed.isPresent()) {
      // "The second one" of orders is no product, "the blue one of last week" is.
      boolean spent =
          pointing.ofOrder().isEmpty()
              && (pointing.place().isPresent() || pointing.other() || pointing.extreme() != null);
      Pending chosen = known.of(pointed.orElseThrow().id());
      return spent ? chosen : ofOrder(turn, asker, chosen, begins, false);
    }
    boolean newest = filled.order() == null && begins && last(pointing);
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
      boolean order =
          turn.reading.named().isEmpty() || ORDER_WITH.matcher(turn.reading.normal()).find();
      if (filled.order() != null && filled.kind() == Topic.CANCEL && order) {
        return filled;
      }
    }
    return filled.order() == null ? filled : ofOrder(turn, asker, filled, begins, newest);
  }

  /// Whether an order or a product is named that a request is not about: whoever says yes to that
  /// has not said yes to the request. What something is exchanged for is named as well.
  boolean isOther(Turn turn, CustomerId asker, Pending asked) {
    OrderId order = asked.order();
    if (order == null) {
      return false;
    }
    List<OrderId> numbers = turn.reading.orders();
    boolean called =
        turn.reading.expectsOrder()
            || numbers.stream().anyMatch(id -> id.value().length() == order.value().length());
    boolean otherOrder =
        called
            && numbers.stream()
                .flatMap(id -> records.order(id, asker).stream())
                .noneMatch(own -> own.id().equals(order));
    List<ProductId> named =
        turn.reading.named().stream().flatMap(one -> one.products().stream()).toList();
    boolean otherProduct =
        asked.kind() != Topic.EXCHANGE
            && !named.isEmpty()
            && records.order(order, asker).filter(own -> holds(own, named)).isEmpty();
    return otherOrder || otherProduct;
  }

  /// A product by its name that is not in the order that is spoken of or pointed at, but in
  /// another.
  private Optional<Pending> elsewhere(Turn turn, CustomerId asker, Pending asked) {
    OrderId order = asked.order();
    boolean pointed = turn.reading.pointing().points();
    if (turn.reading.named().isEmpty() || turn.reading.inquires() || (order == null && !pointed)) {
      return Optional.empty();
    }
    List<ProductId> named =
        turn.reading.named().stream().flatMap(one -> one.products().stream()).toList();
    Optional<OrderRecord> here =
        order == null ? pointed(turn, asker, asked, true) : records.order(order, asker);
    return here.isEmpty() || holds(here.orElseThrow(), named)
        ? Optional.empty()
        : holding(named, asker)
            .map(other ->
                with(
                    asked,
                    other,
                    other.keptProducts().stream()
                        .filter(named::contains)
                        .findFirst()
                        .orElseThrow()));
  }

  /// The request with its order, and what of it if that is in this one.
  private static Pending of(Pending asked, OrderRecord order) {
    if (order.id().equals(asked.order())) {
      return asked;
    }
    ProductId product = asked.product();
    Pending of = asked.of(order.id());
    return product != null && order.keptProducts().contains(product) ? of.of(product) : of;
  }

  private static boolean holds(OrderRecord order, List<ProductId> products) {
    return order.keptProducts().stream().anyMatch(products::contains);
  }

  private static boolean last(Pointing pointing) {
    return pointing.place().isPresent() && pointing.place().getAsInt() == Pointing.LAST_PLACE;
  }

  /// An order that is pointed at, among those that were listed or else among all.
  private Optional<OrderRecord> pointed(
      Turn turn, CustomerId asker, Pending asked, boolean begins) {
    Pointing pointing = turn.reading.pointing();
    List<OrderRecord> listed =
        turn.dialogue().orders().stream().flatMap(id -> records.order(id, asker).stream()).toList();
    boolean placed =
        asked.order() == null
            || pointing.earlier()
            || pointing.days() != null
            || pointing.ofOrder().isPresent()
            || (begins
                && asked.kind() == Topic.CANCEL
                && pointing.place().isPresent()
                && !last(pointing));
    if (!placed) {
      return Optional.empty();
    }
    OrderId spoken = asked.order() == null ? turn.dialogue().order() : asked.order();
    return OrderChoice.of(turn, listed, !listed.isEmpty(), spoken)
        .or(() -> OrderChoice.of(turn, records.orders(asker, MOST_SEARCHED), false, spoken));
  }

  /// An order by what is in it.
  private Pending described(Turn turn, CustomerId asker, Pending asked, boolean begins) {
    if (!turn.reading.named().isEmpty()) {
      List<ProductId> named =
          turn.reading.named().stream().flatMap(one -> one.products().stream()).toList();
      return holding(named, asker).map(OrderRecord::id).map(asked::of).orElse(asked);
    }
    if (begins) {
      if (ANY_OTHER.matcher(turn.reading.normal()).find()) {
        return asked;
      }
      ProductId last = turn.dialogue().product();
      List<ProductId> spoken = last == null ? turn.dialogue().products() : List.of(last);
      Optional<Pending> said = worded(turn, asked, records.orders(asker, MOST_WORDED));
      return said.or(() ->
              spoken.size() == 1
                  ? holding(spoken, asker).map(order -> with(asked, order, spoken.getFirst()))
                  : Optional.empty())
          .orElse(asked);
    }
    List<OrderRecord> orders =
        turn.dialogue().orders().stream().flatMap(id -> records.order(id, asker).stream()).toList();
    return worded(turn, asked, orders).orElse(asked);
  }

  /// What the asker bought lately that a word of its title names.
  Optional<ProductId> bought(Turn turn, CustomerId asker) {
    return ProductNames.of(
            products(
                records.orders(asker, MOST_WORDED).stream()
                    .flatMap(order -> order.keptProducts().stream())
                    .toList()))
        .likeliest(turn.reading.meant());
  }

  /// What only a word of its title, or of what it is like, tells from all else in few orders.
  private Optional<Pending> worded(Turn turn, Pending asked, List<OrderRecord> orders) {
    return likeliest(
            turn,
            products(orders.stream().flatMap(order -> order.keptProducts().stream()).toList()))
        .flatMap(product ->
            orders.stream()
                .filter(order -> order.keptProducts().contains(product))
                .findFirst()
                .map(order -> with(asked, order, product)));
  }

  /// Whoever cancels "the order with the pan" cancels the order.
  private static Pending with(Pending asked, OrderRecord order, ProductId product) {
    Pending of = asked.of(order.id());
    return asked.kind() == Topic.CANCEL ? of : of.of(product);
  }

  /// The newest order that still holds one of these.
  private Optional<OrderRecord> holding(Collection<ProductId> products, CustomerId asker) {
    return records.orders(asker, MOST_SEARCHED).stream()
        .filter(order -> holds(order, List.copyOf(products)))
        .findFirst();
  }

  private Pending ofOrder(
      Turn turn, CustomerId asker, Pending asked, boolean begins, boolean choiceSpent) {
    OrderId order = asked.order();
    List<ProductId> kept =
        order == null
            ? List.of()
            : records.order(order, asker).map(OrderRecord::keptProducts).orElse(List.of());
    if (turn.reading.pointing().whole()) {
      return asked.all();
    }
    List<ProductId> held =
        turn.reading.named().stream()
            .flatMap(named -> named.products().stream().filter(kept::contains).limit(1))
            .distinct()
            .toList();
    if (!held.isEmpty()) {
      boolean everything = new HashSet<>(with(asked, held, turn, begins)).containsAll(kept);
      return everything && (kept.size() > 1 || asked.kind() == Topic.CANCEL)
          ? asked.all()
          : asked.of(held.getFirst());
    }
    List<Product> products = products(kept);
    Optional<ProductId> rest = notKept(turn, products);
    if (rest.isPresent()) {
      return asked.of(rest.orElseThrow());
    }
    Pointing pointing = turn.reading.pointing();
    boolean choosing =
        choiceSpent
            ? false
            : pointing.place().isPresent()
                ? !begins || !last(pointing)
                : pointing.other() || pointing.extreme() != null || !pointing.amounts().isEmpty();
    if (choosing) {
      ProductId before = asked.product() == null ? turn.dialogue().product() : asked.product();
      Optional<ProductId> chosen = ProductChoice.of(turn, products, before);
      if (chosen.isPresent() || pointing.place().isPresent()) {
        return chosen.map(asked::of).orElse(asked);
      }
    }
    if (asked.whole() || turn.reading.inquires()) {
      return asked;
    }
    if (begins && asked.kind() == Topic.CANCEL) {
      return asked;
    }
    Optional<ProductId> titled = ProductNames.of(products).likeliest(turn.reading.meant());
    Optional<ProductId> said =
        titled.isEmpty() && asked.product() == null ? likeliest(turn, products) : titled;
    if (said.isEmpty()) {
      return spokenOf(turn, asked, kept, begins);
    }
    List<ProductId> wanted = with(asked, said.stream().toList(), turn, begins);
    return wanted.size() > 1 && new HashSet<>(wanted).containsAll(kept)
        ? asked.all()
        : asked.of(said.orElseThrow());
  }

  /// Of two products, the one that is not said to be kept.
  private static Optional<ProductId> notKept(Turn turn, List<Product> products) {
    if (turn.reading.kept().isEmpty() || products.size() != 2) {
      return Optional.empty();
    }
    return ProductNames.of(products)
        .likeliest(turn.reading.kept())
        .flatMap(
            kept -> products.stream().map(Product::id).filter(id -> !id.equals(kept)).findFirst());
  }

  /// Of an order that was spoken of, the product that was.
  private static Pending spokenOf(Turn turn, Pending asked, List<ProductId> kept, boolean begins) {
    ProductId spoken = turn.dialogue().product();
    OrderId order = asked.order();
    return begins
            && spoken != null
            && kept.contains(spoken)
            && order != null
            && order.equals(turn.dialogue().order())
            && turn.reading.orders().isEmpty()
            && !ANY_OTHER.matcher(turn.reading.normal()).find()
        ? asked.of(spoken)
        : asked;
  }

  /// What is named, with what was asked for before where it is wanted as well.
  private static List<ProductId> with(
      Pending asked, List<ProductId> named, Turn turn, boolean begins) {
    ProductId before = asked.product();
    return before != null && !begins && ALSO.matcher(turn.reading.normal()).find()
        ? Stream.concat(named.stream(), Stream.of(before)).toList()
        : named;
  }

  /// These that exist, in their order.
  private List<Product> products(List<ProductId> ids) {
    Map<ProductId, Product> found = records.products(ids);
    return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
  }

  private static Optional<ProductId> likeliest(Turn turn, List<Product> among) {
    return ProductNames.of(among)
        .likeliest(turn.reading.meant())
        .or(() -> ProductNames.described(among).likeliest(turn.reading.meant()));
  }
}
