package io.shopkeeper.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that happened in the shop (X of the method), in the words of the GA4 e-commerce
/// vocabulary.
///
/// Times are kept to the microsecond. An event is stored whole or not at all, and once for its id.
public sealed interface ShopEvent {

  /// The most characters that the name of a list or the words of a search may have.
  int MAX_TEXT = 1_000;

  EventId id();

  Visit visit();

  default EventType type() {
    return switch (this) {
      case ViewItem _ -> EventType.VIEW_ITEM;
      case ViewItemList _ -> EventType.VIEW_ITEM_LIST;
      case SelectItem _ -> EventType.SELECT_ITEM;
      case AddToWishlist _ -> EventType.ADD_TO_WISHLIST;
      case AddToCart _ -> EventType.ADD_TO_CART;
      case RemoveFromCart _ -> EventType.REMOVE_FROM_CART;
      case Search _ -> EventType.SEARCH;
      case Purchase _ -> EventType.PURCHASE;
      case Refund _ -> EventType.REFUND;
    };
  }

  /// The products the event is about, in its own order; may be empty.
  List<ProductId> products();

  /// `view_item`: a product page was seen.
  record ViewItem(EventId id, Visit visit, ProductId product) implements ShopEvent {
    @Override
    public List<ProductId> products() {
      return List.of(product);
    }
  }

  /// `view_item_list`: products were shown in a list, an impression each.
  ///
  /// @param list names the list, as in `home` or `search`
  /// @param products from the first position on
  record ViewItemList(EventId id, Visit visit, String list, List<ProductId> products)
      implements ShopEvent {
    public ViewItemList {
      products = List.copyOf(products);
      requireShort("list", id, list);
      requireSome(id, products);
    }
  }

  /// `select_item`: a product of a list was clicked.
  ///
  /// @param position in the list, 1 for the first; 0 if unknown
  record SelectItem(EventId id, Visit visit, @Nullable String list, ProductId product, int position)
      implements ShopEvent {
    public SelectItem {
      if (list != null) {
        requireShort("list", id, list);
      }
      if (position < 0) {
        throw new IllegalArgumentException(
            "the position of event '%s' is %d, at least 0 is needed".formatted(id, position));
      }
    }

    @Override
    public List<ProductId> products() {
      return List.of(product);
    }
  }

  /// `add_to_wishlist`: a product was put aside for later.
  record AddToWishlist(EventId id, Visit visit, ProductId product) implements ShopEvent {
    @Override
    public List<ProductId> products() {
      return List.of(product);
    }
  }

  /// `add_to_cart`.
  record AddToCart(EventId id, Visit visit, ProductId product, int quantity) implements ShopEvent {
    public AddToCart {
      requirePositive(id, quantity);
    }

    @Override
    public List<ProductId> products() {
      return List.of(product);
    }
  }

  /// `remove_from_cart`.
  record RemoveFromCart(EventId id, Visit visit, ProductId product, int quantity)
      implements ShopEvent {
    public RemoveFromCart {
      requirePositive(id, quantity);
    }

    @Override
    public List<ProductId> products() {
      return List.of(product);
    }
  }

  /// `search`: words were typed into the shop's search box.
  record Search(EventId id, Visit visit, String query) implements ShopEvent {
    public Search {
      requireShort("query", id, query);
      if (query.isBlank()) {
        throw new IllegalArgumentException("the query of event '%s' is blank".formatted(id));
      }
    }

    @Override
    public List<ProductId> products() {
      return List.of();
    }
  }

  /// `purchase`: an order was placed.
  record Purchase(EventId id, Visit visit, OrderId order, List<OrderLine> lines)
      implements ShopEvent {
    public Purchase {
      lines = List.copyOf(lines);
      requireSome(id, lines);
    }

    @Override
    public List<ProductId> products() {
      return lines.stream().map(OrderLine::product).toList();
    }
  }

  /// `refund`: lines of an order went back or were cancelled.
  ///
  /// @param order the order they were bought in; null if it cannot be told
  record Refund(EventId id, Visit visit, @Nullable OrderId order, List<OrderLine> lines)
      implements ShopEvent {
    public Refund {
      lines = List.copyOf(lines);
      requireSome(id, lines);
    }

    @Override
    public List<ProductId> products() {
      return lines.stream().map(OrderLine::product).toList();
    }
  }

  private static void requireSome(EventId id, List<?> items) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException("event '%s' names no product".formatted(id));
    }
  }

  private static void requireShort(String what, EventId id, String text) {
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "the %s of event '%s' has %d characters, at most %d are allowed"
              .formatted(what, id, text.length(), MAX_TEXT));
    }
  }

  private static void requirePositive(EventId id, int quantity) {
    if (quantity < 1) {
      throw new IllegalArgumentException(
          "the quantity of event '%s' is %d, at least 1 is needed".formatted(id, quantity));
    }
  }
}
