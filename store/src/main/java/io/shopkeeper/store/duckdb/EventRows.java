package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.store.journal.JournalEntry;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/// Writes events as rows of `event_line`, in the order of its columns.
final class EventRows {
  private static final int NO_POSITION = 0;

  private final DuckDBAppender row;
  private final String shop;
  private int count;

  EventRows(DuckDBAppender row, ShopId shop) {
    this.row = row;
    this.shop = shop.value();
  }

  int count() {
    return count;
  }

  void append(JournalEntry entry) throws SQLException {
    switch (entry.event()) {
      case ShopEvent.ViewItem e -> product(entry, e.product());
      case ShopEvent.AddToWishlist e -> product(entry, e.product());
      case ShopEvent.AddToCart e -> quantity(entry, e.product(), e.quantity());
      case ShopEvent.RemoveFromCart e -> quantity(entry, e.product(), e.quantity());
      case ShopEvent.ViewItemList e -> {
        for (int i = 0; i < e.products().size(); i++) {
          position(entry, i + 1, e.products().get(i), i + 1, e.list());
        }
      }
      case ShopEvent.SelectItem e -> position(entry, 1, e.product(), e.position(), e.list());
      case ShopEvent.Search e -> search(entry, e.query());
      case ShopEvent.Purchase e -> order(entry, e.order(), e.lines());
      case ShopEvent.Refund e -> order(entry, e.order(), e.lines());
    }
  }

  private void product(JournalEntry entry, ProductId product) throws SQLException {
    begin(entry, 1, product.value());
    row.appendNull().appendNull().appendNull().appendNull().appendNull().appendNull().appendNull();
    row.endRow();
  }

  private void quantity(JournalEntry entry, ProductId product, int quantity) throws SQLException {
    begin(entry, 1, product.value());
    row.append(quantity);
    row.appendNull().appendNull().appendNull().appendNull().appendNull().appendNull();
    row.endRow();
  }

  private void position(
      JournalEntry entry, int line, ProductId product, int position, @Nullable String list)
      throws SQLException {
    begin(entry, line, product.value());
    row.appendNull().appendNull().appendNull();
    if (position == NO_POSITION) {
      row.appendNull();
    } else {
      row.append(position);
    }
    text(list);
    row.appendNull().appendNull();
    row.endRow();
  }

  private void search(JournalEntry entry, String query) throws SQLException {
    begin(entry, 1, null);
    row.appendNull().appendNull().appendNull().appendNull().appendNull();
    row.append(query).appendNull();
    row.endRow();
  }

  private void order(JournalEntry entry, @Nullable OrderId order, List<OrderLine> lines)
      throws SQLException {
    for (int i = 0; i < lines.size(); i++) {
      OrderLine line = lines.get(i);
      Money price = line.unitPrice();
      begin(entry, i + 1, line.product().value());
      row.append(line.quantity()).append(price.minor()).append(price.currency().getCurrencyCode());
      row.appendNull().appendNull().appendNull();
      text(order == null ? null : order.value());
      row.endRow();
    }
  }

  private void begin(JournalEntry entry, int line, @Nullable String product) throws SQLException {
    ShopEvent event = entry.event();
    Visit visit = event.visit();
    CustomerId customer = visit.customer();
    SessionId session = visit.session();
    count++;
    row.beginRow();
    row.append(shop).append(entry.sequence()).append(line);
    row.append(entry.idHash()).append(entry.contentHash());
    row.append(event.id().value()).append(event.type().wireName());
    text(customer == null ? null : customer.value());
    text(session == null ? null : session.value());
    row.append(visit.channel().name());
    row.appendEpochMicros(micros(visit.time()));
    row.appendEpochMicros(micros(entry.receivedAt()));
    text(product);
  }

  private void text(@Nullable String text) throws SQLException {
    if (text == null) {
      row.appendNull();
    } else {
      row.append(text);
    }
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
