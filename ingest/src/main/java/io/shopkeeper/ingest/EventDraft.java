package io.shopkeeper.ingest;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.EventType;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An event in the making, from a row or from JSON.
///
/// Without an id, one is derived from the content, so that sending it again counts once. Without a
/// channel it is `web`, without a quantity 1. A purchase without an order takes the event's id.
final class EventDraft implements Draft<EventField, ShopEvent> {
  static final Names<EventField> NAMES = new Names<>(Arrays.asList(EventField.values()));

  private static final String UNNAMED_LIST = "unnamed";

  private final Notation notation;
  private final @Nullable Instant timeIfMissing;
  private final Texts<EventField> texts = new Texts<>("event", EventField.class);
  private final List<Item> items = new ArrayList<>();
  private boolean inItem;

  /// One element of `items`.
  private static final class Item {
    private @Nullable String product;
    private @Nullable String quantity;
    private @Nullable String price;
  }

  /// @param timeIfMissing the time of events without one; null to refuse them
  EventDraft(Notation notation, @Nullable Instant timeIfMissing) {
    this.notation = notation;
    this.timeIfMissing = timeIfMissing;
  }

  @Override
  public void clear() {
    texts.clear();
    items.clear();
    inItem = false;
  }

  @Override
  public void set(EventField field, String text) {
    if (inItem) {
      setInItem(items.getLast(), field, text);
    } else if (field == EventField.ITEMS) {
      for (String product : ListText.words(text)) {
        nextItem();
        items.getLast().product = product;
      }
      endItems();
    } else {
      texts.set(field, text);
    }
  }

  private static void setInItem(Item item, EventField field, String text) {
    switch (field) {
      case PRODUCT, ID -> item.product = text;
      case QUANTITY -> item.quantity = text;
      case PRICE -> item.price = text;
      // An item of GA4 carries its name, list, position and more; the event speaks for them.
      case EVENT,
          CUSTOMER,
          SESSION,
          CHANNEL,
          TIME,
          CURRENCY,
          ITEMS,
          ORDER,
          LIST,
          POSITION,
          QUERY -> {}
    }
  }

  @Override
  public boolean nextItem() {
    items.add(new Item());
    inItem = true;
    return true;
  }

  @Override
  public void endItems() {
    inItem = false;
  }

  @Override
  public ShopEvent build() {
    EventType type = type();
    Visit visit = visit();
    EventId id = id(type, visit);
    return switch (type) {
      case VIEW_ITEM -> new ShopEvent.ViewItem(id, visit, product());
      case VIEW_ITEM_LIST -> new ShopEvent.ViewItemList(id, visit, list(), products());
      case SELECT_ITEM ->
          new ShopEvent.SelectItem(id, visit, texts.find(EventField.LIST), product(), position());
      case ADD_TO_WISHLIST -> new ShopEvent.AddToWishlist(id, visit, product());
      case ADD_TO_CART -> new ShopEvent.AddToCart(id, visit, product(), quantity());
      case REMOVE_FROM_CART -> new ShopEvent.RemoveFromCart(id, visit, product(), quantity());
      case SEARCH -> new ShopEvent.Search(id, visit, texts.require(EventField.QUERY));
      case PURCHASE -> {
        String order = texts.find(EventField.ORDER);
        OrderId orderId = new OrderId(order == null ? id.value() : order);
        yield new ShopEvent.Purchase(id, visit, orderId, lines());
      }
      case REFUND -> {
        String order = texts.find(EventField.ORDER);
        yield new ShopEvent.Refund(id, visit, order == null ? null : new OrderId(order), lines());
      }
    };
  }

  private EventType type() {
    String name = texts.require(EventField.EVENT);
    EventType type = EventNames.find(name);
    if (type == null) {
      throw new Refusal(
          RejectReason.UNKNOWN_EVENT,
          EventField.EVENT.label(),
          "'%s' is no event; known are %s".formatted(name, EventNames.known()));
    }
    return type;
  }

  private Visit visit() {
    String customer = texts.find(EventField.CUSTOMER);
    String session = texts.find(EventField.SESSION);
    if (customer == null && session == null) {
      throw Refusal.missing(
          EventField.CUSTOMER.label(), "an event needs a customer or a session, or both");
    }
    String channel = texts.find(EventField.CHANNEL);
    return new Visit(
        customer == null ? null : new CustomerId(customer),
        session == null ? null : new SessionId(session),
        channel == null ? Channel.WEB : new Channel(channel.toLowerCase(Locale.ROOT)),
        time());
  }

  private Instant time() {
    String text = texts.find(EventField.TIME);
    if (text != null) {
      return notation.time(text, EventField.TIME.label());
    }
    if (timeIfMissing == null) {
      throw Refusal.missing(EventField.TIME.label(), "the event has no time");
    }
    return timeIfMissing;
  }

  /// Without an id of its own, a purchase is named by its order and anything else by its content,
  /// so that the same sent twice counts once.
  private EventId id(EventType type, Visit visit) {
    String id = texts.find(EventField.ID);
    if (id != null) {
      return new EventId(id);
    }
    String order = texts.find(EventField.ORDER);
    if (type == EventType.PURCHASE && order != null) {
      return new EventId(purchaseId(order));
    }
    ContentId content = new ContentId();
    texts.addTo(content);
    for (Item item : items) {
      content.add(item.product).add(item.quantity).add(item.price);
    }
    return new EventId(content.add(visit.time().toString()).text());
  }

  /// What a purchase is called that brings no id.
  static String purchaseId(String order) {
    return "purchase:" + order;
  }

  private ProductId product() {
    String product = texts.find(EventField.PRODUCT);
    if (product == null && items.size() == 1) {
      product = items.getFirst().product;
    }
    if (product == null) {
      throw Refusal.missing(EventField.PRODUCT.label(), "the event needs one product");
    }
    return new ProductId(product);
  }

  private List<ProductId> products() {
    return items.isEmpty()
        ? List.of(product())
        : items.stream().map(item -> new ProductId(productOf(item))).toList();
  }

  private List<OrderLine> lines() {
    if (items.isEmpty()) {
      return List.of(
          line(texts.require(EventField.PRODUCT), texts.find(EventField.QUANTITY), price()));
    }
    List<OrderLine> lines = new ArrayList<>(items.size());
    for (Item item : items) {
      lines.add(line(productOf(item), item.quantity, item.price));
    }
    return lines;
  }

  private OrderLine line(String product, @Nullable String quantity, @Nullable String price) {
    if (price == null) {
      throw Refusal.missing(
          EventField.PRICE.label(),
          "product '%s' of a purchase or refund needs its unit price".formatted(product));
    }
    return new OrderLine(
        new ProductId(product),
        quantity(quantity),
        notation.price(price, texts.find(EventField.CURRENCY), EventField.PRICE.label()));
  }

  private static String productOf(Item item) {
    if (item.product == null) {
      throw Refusal.missing(EventField.PRODUCT.label(), "an item names no product");
    }
    return item.product;
  }

  private @Nullable String price() {
    return texts.find(EventField.PRICE);
  }

  private String list() {
    String list = texts.find(EventField.LIST);
    return list == null ? UNNAMED_LIST : list;
  }

  private int position() {
    String position = texts.find(EventField.POSITION);
    return position == null ? 0 : notation.quantity(position, EventField.POSITION.label());
  }

  private int quantity() {
    String quantity = texts.find(EventField.QUANTITY);
    if (quantity == null && items.size() == 1) {
      quantity = items.getFirst().quantity;
    }
    return quantity(quantity);
  }

  private int quantity(@Nullable String text) {
    return text == null ? 1 : notation.units(text, EventField.QUANTITY.label());
  }
}
