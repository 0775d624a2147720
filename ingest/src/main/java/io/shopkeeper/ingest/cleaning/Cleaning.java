package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ShopEvent;

/// The second reading of a load: mends or refuses each record by what the [Study] found. Not
/// thread-safe.
public final class Cleaning implements Stage {
  private final SpellingRule spelling;

  Cleaning(SpellingRule spelling) {
    this.spelling = spelling;
  }

  @Override
  public void texts(RecordText record) {
    TextRepair.repair(record);
    spelling.apply(record);
  }

  @Override
  public Product product(Product product, RecordText record) {
    return spelling.apply(product, record);
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
}
