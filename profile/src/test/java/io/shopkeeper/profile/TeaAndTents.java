package io.shopkeeper.profile;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A shop of ten teapots `p0` to `p9`, ten tents and ten knives, without categories.
public final class TeaAndTents implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  public static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final List<String> THINGS = List.of("Teapot infuser", "Camp tent", "Chef knife");

  private final Store store;
  private int events;

  public TeaAndTents(Path folder) {
    var shop =
        new Shop(new ShopId("shop"), "Shop", ZoneId.of("Europe/Berlin"), EUR, Locale.ENGLISH);
    store = DuckStore.open(folder, shop, InstantSource.fixed(NOW));
    put(30);
  }

  public void put(int products) {
    List<Product> all = new ArrayList<>();
    for (int i = 0; i < products; i++) {
      all.add(
          new Product(
              new ProductId("p" + i),
              THINGS.get(i / 10) + " " + i,
              null,
              List.of(),
              null,
              new Money(100L + i, EUR),
              true,
              Map.of()));
    }
    store.facts().putProducts(all);
  }

  public Store store() {
    return store;
  }

  public void look(String customer, String product, int daysAgo) {
    add(new ShopEvent.ViewItem(id(), visit(customer, daysAgo), new ProductId(product)));
  }

  public void search(String customer, String words, int daysAgo) {
    add(new ShopEvent.Search(id(), visit(customer, daysAgo), words));
  }

  public void buy(String customer, String product, int daysAgo) {
    add(
        new ShopEvent.Purchase(
            id(),
            visit(customer, daysAgo),
            new OrderId("o" + events),
            List.of(new OrderLine(new ProductId(product), 1, new Money(100, EUR)))));
  }

  public void review(
      String id, String customer, String product, @Nullable Double stars, String text) {
    store
        .facts()
        .putReviews(
            List.of(
                new Review(
                    new ReviewId(id),
                    new ProductId(product),
                    new CustomerId(customer),
                    stars,
                    null,
                    text,
                    Channel.WEB,
                    NOW.minusSeconds(86_400))));
  }

  private void add(ShopEvent event) {
    store.log().load(List.of(event).iterator());
  }

  private EventId id() {
    return new EventId("e" + events++);
  }

  private static Visit visit(String customer, int daysAgo) {
    return new Visit(
        new CustomerId(customer),
        new SessionId("s-" + customer),
        Channel.WEB,
        NOW.minusSeconds(daysAgo * 86_400L));
  }

  @Override
  public void close() {
    store.close();
  }
}
