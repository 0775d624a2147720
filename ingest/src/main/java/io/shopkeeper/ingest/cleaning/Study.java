package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import java.time.Instant;
import java.util.Optional;

/// The first reading of a load: counts what the whole of it holds. It keeps counts, never records.
///
/// Memory: what its parts say, at most about 400 MiB for a load of a million sessions, visitors and
/// products; some MiB for a small one. Not thread-safe.
public final class Study implements Stage {
  private final Shop shop;
  private final Instant now;
  private final CleaningSettings settings;
  private final Amounts amounts;
  private final WordColumns words = new WordColumns();
  private final References references = new References();
  private final Units units = new Units();
  private final SwappedColumns swapped = new SwappedColumns();
  private final BrandsInTitles brands = new BrandsInTitles();
  private final Robots robots = new Robots();
  private final TestOrders tests = new TestOrders();
  private final Clocks clocks;
  private final VisitGaps gaps;
  private final Agents agents;
  private final RowGaps rows = new RowGaps();
  private final Quantities quantities = new Quantities();
  private final ShownLists shown = new ShownLists();
  private final Prices prices;

  /// @param now the clock when the load began
  public Study(Shop shop, Instant now, CleaningSettings settings) {
    this.shop = shop;
    this.now = now;
    this.settings = settings;
    this.amounts = new Amounts(shop, settings.rates());
    this.clocks = new Clocks(shop, now);
    this.gaps = new VisitGaps(clocks);
    this.agents = new Agents(clocks);
    this.prices = new Prices(shop);
  }

  @Override
  public void texts(RecordText record) {
    TextRepair.repair(record);
    Nothing.apply(record);
    Amounts.mark(record);
    swapped.add(record);
    words.add(record);
    references.add(record);
    units.add(record);
    shown.row(record);
  }

  @Override
  public Optional<Instant> time(RecordText record, String text, Optional<Instant> read) {
    return Optional.empty();
  }

  @Override
  public boolean swap(RecordText record, String field) {
    return false;
  }

  @Override
  public Product product(Product product, RecordText record) {
    words.add(product);
    brands.add(product);
    tests.add(product);
    prices.add(amounts.convert(product, shop.day(now), record));
    return product;
  }

  @Override
  public Customer customer(Customer customer, RecordText record) {
    return customer;
  }

  @Override
  public ShopEvent event(ShopEvent event, RecordText record) {
    robots.add(event);
    tests.add(event, record);
    clocks.add(event, record);
    gaps.add(event, record);
    agents.add(event, record);
    rows.add(event, record);
    quantities.add(event, record);
    shown.add(event, record);
    prices.add(amounts.convert(event, record));
    return event;
  }

  /// Counts an event that is no object, as [#texts] and [#event] do of one that is.
  public void add(PlainEvent event) {
    swapped.add(event);
    words.add(event);
    robots.add(event);
    tests.add(event);
    clocks.add(event);
    gaps.add(event);
    shown.row();
    if (event.selects()) {
      shown.add(event);
    }
    if (event.isOfCart()) {
      quantities.count(event.hasQuantity());
    }
  }

  @Override
  public Review review(Review review, RecordText record) {
    return review;
  }

  @Override
  public FaqEntry question(FaqEntry entry, RecordText record) {
    return entry;
  }

  /// What the second reading goes by.
  public Cleaning finish() {
    rows.finish();
    return new Cleaning(
        shop.day(now),
        amounts,
        new SpellingRule(words.spellings(settings)),
        settings.categories(),
        references,
        units.usual(),
        swapped,
        new Cleaning.Facts(
            brands,
            robots,
            tests,
            clocks,
            new Cleaning.Gaps(gaps, agents, rows, shown, quantities),
            prices));
  }
}
