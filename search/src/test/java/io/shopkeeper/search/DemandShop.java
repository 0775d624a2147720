package io.shopkeeper.search;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.rules.CompiledRules;
import io.shopkeeper.rules.catalogue.Shelf;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A shop in which customers search and click.
public final class DemandShop implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  public final Store store;
  public final ShopSearch search;
  private final List<ShopEvent> events = new ArrayList<>();
  private Instant time = NOW.minusSeconds(86_400);

  public DemandShop(Path folder, List<String> titles) {
    store = open(folder);
    store.facts().putProducts(titles.stream().map(DemandShop::product).toList());
    var embedder = new ConceptEmbedder();
    CompiledRules none = CompiledRules.of(List.of(), new Shelf(List.of()));
    search =
        new ShopSearch(
            store.facts(), embedder, embedder, () -> none, InstantSource.fixed(NOW), new Seed(1));
  }

  public static Store open(Path folder) {
    var shop =
        new Shop(
            new ShopId("demand"),
            "Demand",
            ZoneId.of("UTC"),
            Currency.getInstance("EUR"),
            Locale.ENGLISH);
    return DuckStore.open(folder, shop, InstantSource.fixed(NOW));
  }

  /// Its id is its title.
  private static Product product(String title) {
    return new Product(new ProductId(title), title, null, List.of(), null, null, true, Map.of());
  }

  /// A visit searches and clicks products, by their titles.
  public DemandShop visit(String visit, String words, String... clicked) {
    time = time.plusSeconds(10);
    var of = new Visit(null, new SessionId(visit), Channel.WEB, time);
    events.add(new ShopEvent.Search(new EventId("e" + events.size()), of, words));
    for (String title : clicked) {
      events.add(
          new ShopEvent.SelectItem(
              new EventId("e" + events.size()),
              new Visit(null, new SessionId(visit), Channel.WEB, time.plusSeconds(1)),
              "shop-search",
              new ProductId(title),
              1));
    }
    return this;
  }

  /// Puts down what visits did.
  public DemandShop written() {
    store.log().append(events);
    events.clear();
    return this;
  }

  @Override
  public void close() {
    search.close();
    store.close();
  }
}
