package io.shopkeeper.ingest;

import io.shopkeeper.domain.EventType;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ShopEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/// Reads the events that Google Analytics 4 exports to BigQuery, an object a row.
///
/// A customer is the `user_id`; the device (`user_pseudo_id`) is the session, so that what somebody
/// did before they signed in, on several visits, belongs together. An order that a platform's own
/// export has is that one's.
final class Ga4Events implements ObjectFile.ObjectReader {
  static final String NO_SHOPPING = "event that is no shopping passed over";

  /// Events about one product each, however many items one row has.
  private static final Set<EventType> SINGLE =
      Set.of(
          EventType.VIEW_ITEM,
          EventType.SELECT_ITEM,
          EventType.ADD_TO_WISHLIST,
          EventType.ADD_TO_CART,
          EventType.REMOVE_FROM_CART);

  private final FileTally tally;
  private final Landings landings;
  private final Draft<EventField, ShopEvent> draft;
  private final Draft<ProductField, Product> product;
  private final List<Sale> sales = new ArrayList<>();

  /// A purchase or refund, which waits for the end of the file.
  private record Sale(OrderId order, ShopEvent event, Origin origin) {}

  private Ga4Events(PresetRows.Reading reading) {
    this.landings = reading.landings();
    this.tally = reading.tally();
    this.draft = reading.draft(NativeFiles.EVENTS);
    this.product = reading.draftOfMentions(NativeFiles.PRODUCTS);
  }

  static boolean fits(List<String> properties) {
    return properties.containsAll(List.of("event_name", "event_timestamp", "user_pseudo_id"));
  }

  static void read(ObjectFile file, Load load, Landings landings, FileTally tally)
      throws IOException {
    Notation notation = Notation.ofRequests(load.shop(), load.now());
    Ga4Events events = new Ga4Events(new PresetRows.Reading(load, landings, notation, tally));
    file.forEachObject(load, tally, events);
    events.finish();
  }

  @Override
  public void read(JsonParser object, Origin origin) {
    Ga4Event event = Ga4Event.read(object);
    String name = event.column("event_name");
    if (name == null) {
      throw Refusal.missing("event_name", "the event has no name");
    }
    Optional<EventType> known = EventType.of(name.equals("view_search_results") ? "search" : name);
    if (known.isEmpty()) {
      tally.passOver(NO_SHOPPING);
      return;
    }
    EventType type = known.get();
    List<ShopEvent> events = new ArrayList<>();
    if (SINGLE.contains(type) && event.items().size() > 1) {
      event.items().forEach(item -> events.add(build(event, type, List.of(item), origin)));
    } else {
      events.add(build(event, type, event.items(), origin));
    }
    event.items().forEach(item -> mention(item, event, origin));
    OrderId order = order(events.getFirst());
    if (order != null) {
      sales.add(new Sale(order, events.getFirst(), origin));
    } else {
      landings.events().land(events.getFirst(), tally, List.of(origin));
      events.stream().skip(1).forEach(more -> landings.events().land(more, tally, List.of()));
    }
  }

  private static @Nullable OrderId order(ShopEvent event) {
    return switch (event) {
      case ShopEvent.Purchase purchase -> purchase.order();
      case ShopEvent.Refund refund -> refund.order();
      case ShopEvent.ViewItem _,
          ShopEvent.ViewItemList _,
          ShopEvent.SelectItem _,
          ShopEvent.AddToWishlist _,
          ShopEvent.AddToCart _,
          ShopEvent.RemoveFromCart _,
          ShopEvent.Search _ ->
          null;
    };
  }

  private ShopEvent build(
      Ga4Event event, EventType type, List<Map<String, String>> items, Origin origin) {
    draft.clear();
    draft.at(origin.place());
    set(EventField.EVENT, type.wireName());
    set(EventField.TIME, event.column("event_timestamp"));
    String user = event.column("user_id");
    set(EventField.CUSTOMER, user == null ? null : PersonKey.idOf(user));
    set(EventField.SESSION, event.column("user_pseudo_id"));
    set(EventField.CHANNEL, event.column("platform"));
    set(EventField.CURRENCY, event.parameter("currency"));
    set(EventField.QUERY, event.parameter("search_term"));
    set(EventField.ORDER, transaction(event));
    Map<String, String> first = items.isEmpty() ? Map.of() : items.getFirst();
    set(EventField.LIST, either(first.get("item_list_name"), event.parameter("item_list_name")));
    set(EventField.POSITION, first.get("item_list_index"));
    for (Map<String, String> item : items) {
      draft.nextItem();
      String id = item.get("item_id");
      set(EventField.PRODUCT, id == null ? null : article(id));
      set(EventField.QUANTITY, item.get("quantity"));
      set(EventField.PRICE, item.get("price"));
    }
    draft.endItems();
    return draft.build();
  }

  private void set(EventField field, @Nullable String text) {
    if (text != null) {
      draft.set(field, text);
    }
  }

  private static @Nullable String either(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }

  private static @Nullable String transaction(Ga4Event event) {
    return either(event.column("ecommerce.transaction_id"), event.parameter("transaction_id"));
  }

  private String article(String item) {
    String known = landings.articles().ofUnit(item);
    return known == null ? item : known;
  }

  /// What an item says of its product, for shops without another catalogue.
  private void mention(Map<String, String> item, Ga4Event event, Origin origin) {
    String id = item.get("item_id");
    String name = item.get("item_name");
    if (id == null || name == null || landings.mentionedProducts().has(article(id))) {
      return;
    }
    product.clear();
    product.at(origin.place());
    product.set(ProductField.ID, article(id));
    product.set(ProductField.TITLE, name);
    describe(ProductField.BRAND, item.get("item_brand"));
    describe(ProductField.PRICE, item.get("price"));
    describe(ProductField.CURRENCY, event.parameter("currency"));
    String path =
        IntStream.rangeClosed(1, 5)
            .mapToObj(level -> item.getOrDefault("item_category" + (level == 1 ? "" : level), ""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(">"));
    describe(ProductField.CATEGORIES, path.isEmpty() ? null : ListText.ofPath(path));
    landings.mentionedProducts().mention(article(id), product.build());
  }

  private void describe(ProductField field, @Nullable String text) {
    if (text != null) {
      product.set(field, text);
    }
  }

  private void finish() {
    Set<String> elsewhere =
        landings.orders().soldElsewhere(sales.stream().map(sale -> sale.order().value()).toList());
    for (Sale sale : sales) {
      if (elsewhere.contains(sale.order().value())) {
        tally.duplicate();
      } else {
        landings.events().land(sale.event(), tally, List.of(sale.origin()));
      }
    }
  }
}
