package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.EventType;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.store.LoggedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Puts rows of `event_line` together to events again.
final class EventLines {
  /// The columns this class reads, in order.
  static final String SELECT =
      """
      SELECT sequence, epoch_us(received_at), id, type, customer, session, channel,
        epoch_us(occurred_at), product, quantity, unit_price_minor, currency, position, list,
        query, order_id
      FROM event_line
      WHERE sequence > ? AND sequence <= ?
      ORDER BY sequence, line
      """;

  private final ResultSet row;
  private boolean more;

  EventLines(ResultSet row) throws SQLException {
    this.row = row;
    this.more = row.next();
  }

  void forEach(Consumer<LoggedEvent> reader) throws SQLException {
    while (more) {
      reader.accept(next());
    }
  }

  /// Reads one event and moves on to the first row of the next.
  private LoggedEvent next() throws SQLException {
    long sequence = row.getLong(1);
    Instant receivedAt = instant(2);
    var id = new EventId(row.getString(3));
    String name = row.getString(4);
    EventType type =
        EventType.of(name)
            .orElseThrow(() -> new IllegalStateException("event type '%s'".formatted(name)));
    String customer = row.getString(5);
    String session = row.getString(6);
    var visit =
        new Visit(
            customer == null ? null : new CustomerId(customer),
            session == null ? null : new SessionId(session),
            new Channel(row.getString(7)),
            instant(8));
    return new LoggedEvent(sequence, receivedAt, event(type, id, visit, sequence));
  }

  private ShopEvent event(EventType type, EventId id, Visit visit, long sequence)
      throws SQLException {
    int quantity = row.getInt(10);
    int position = row.getInt(13);
    String list = row.getString(14);
    String query = row.getString(15);
    String order = row.getString(16);
    return switch (type) {
      case VIEW_ITEM -> new ShopEvent.ViewItem(id, visit, only(sequence));
      case VIEW_ITEM_LIST -> new ShopEvent.ViewItemList(id, visit, list, products(sequence));
      case SELECT_ITEM -> new ShopEvent.SelectItem(id, visit, list, only(sequence), position);
      case ADD_TO_WISHLIST -> new ShopEvent.AddToWishlist(id, visit, only(sequence));
      case ADD_TO_CART -> new ShopEvent.AddToCart(id, visit, only(sequence), quantity);
      case REMOVE_FROM_CART -> new ShopEvent.RemoveFromCart(id, visit, only(sequence), quantity);
      case SEARCH -> {
        more = row.next();
        yield new ShopEvent.Search(id, visit, query);
      }
      case PURCHASE -> new ShopEvent.Purchase(id, visit, new OrderId(order), lines(sequence));
      case REFUND -> new ShopEvent.Refund(id, visit, orderOrNull(order), lines(sequence));
    };
  }

  private static @Nullable OrderId orderOrNull(@Nullable String order) {
    return order == null ? null : new OrderId(order);
  }

  private ProductId only(long sequence) throws SQLException {
    return products(sequence).getFirst();
  }

  private List<ProductId> products(long sequence) throws SQLException {
    var products = new ArrayList<ProductId>(1);
    do {
      products.add(new ProductId(row.getString(9)));
      more = row.next();
    } while (more && row.getLong(1) == sequence);
    return products;
  }

  private List<OrderLine> lines(long sequence) throws SQLException {
    var lines = new ArrayList<OrderLine>();
    do {
      var price = new Money(row.getLong(11), Currency.getInstance(row.getString(12)));
      lines.add(new OrderLine(new ProductId(row.getString(9)), row.getInt(10), price));
      more = row.next();
    } while (more && row.getLong(1) == sequence);
    return lines;
  }

  private Instant instant(int column) throws SQLException {
    return Instant.EPOCH.plus(row.getLong(column), ChronoUnit.MICROS);
  }
}
