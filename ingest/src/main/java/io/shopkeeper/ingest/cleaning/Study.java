package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import java.time.Instant;

/// The first reading of a load: counts what the whole of it holds. It keeps counts, never records.
/// Not thread-safe.
public final class Study implements Stage {
  private final Shop shop;
  private final Instant now;
  private final CleaningSettings settings;
  private final Amounts amounts;
  private final WordColumns words = new WordColumns();
  private final References references = new References();
  private final Units units = new Units();

  /// @param now the clock when the load began
  public Study(Shop shop, Instant now, CleaningSettings settings) {
    this.shop = shop;
    this.now = now;
    this.settings = settings;
    this.amounts = new Amounts(shop, settings.rates());
  }

  @Override
  public void texts(RecordText record) {
    TextRepair.repair(record);
    Amounts.mark(record);
    references.add(record);
    words.add(record);
    units.add(record);
  }

  @Override
  public Product product(Product product, RecordText record) {
    words.add(product);
    return product;
  }

  @Override
  public Customer customer(Customer customer, RecordText record) {
    return customer;
  }

  @Override
  public ShopEvent event(ShopEvent event, RecordText record) {
    return event;
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
    return new Cleaning(
        amounts,
        shop.day(now),
        new SpellingRule(words.spellings(settings)),
        references,
        units.usual());
  }
}
