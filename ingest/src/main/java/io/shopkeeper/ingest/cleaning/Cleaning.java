package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ShopEvent;
import java.time.LocalDate;
import java.util.Map;

/// The second reading of a load: mends or refuses each record by what the [Study] found. Not
/// thread-safe.
public final class Cleaning implements Stage {
  private final Amounts amounts;
  private final LocalDate today;
  private final SpellingRule spelling;
  private final References references;
  private final Map<String, Measure.Notation> units;
  private final NearDuplicates duplicates = new NearDuplicates();

  Cleaning(
      Amounts amounts,
      LocalDate today,
      SpellingRule spelling,
      References references,
      Map<String, Measure.Notation> units) {
    this.amounts = amounts;
    this.today = today;
    this.spelling = spelling;
    this.references = references;
    this.units = units;
  }

  @Override
  public void texts(RecordText record) {
    TextRepair.repair(record);
    Amounts.mark(record);
    spelling.apply(record);
    references.apply(record);
    Units.apply(record, units);
  }

  @Override
  public Product product(Product product, RecordText record) {
    duplicates.check(record);
    return amounts.convert(spelling.apply(product, record), today, record);
  }

  @Override
  public Customer customer(Customer customer, RecordText record) {
    duplicates.check(record);
    return amounts.convert(customer, today, record);
  }

  @Override
  public ShopEvent event(ShopEvent event, RecordText record) {
    return amounts.convert(event, record);
  }

  @Override
  public Review review(Review review, RecordText record) {
    duplicates.check(record);
    return review;
  }

  @Override
  public FaqEntry question(FaqEntry entry, RecordText record) {
    return entry;
  }
}
