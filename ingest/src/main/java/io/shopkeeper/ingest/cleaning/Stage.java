package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ShopEvent;
import java.time.Instant;
import java.util.Optional;

/// What every record of a load passes through, twice: [Study], then [Cleaning].
///
/// What is changed and refused is noted in the record's [RecordText]. Not thread-safe.
public sealed interface Stage permits Study, Cleaning {

  /// The record as it came, before it is parsed; rules may change its texts.
  void texts(RecordText record);

  /// The right time of a record that cannot be read for its time.
  ///
  /// @param text of the time
  /// @param read the instant it says, if it says one
  Optional<Instant> time(RecordText record, String text, Optional<Instant> read);

  /// Changes over two values of a record that cannot be read for one of them; false if it is not
  /// told which.
  boolean swap(RecordText record, String field);

  Product product(Product product, RecordText record);

  Customer customer(Customer customer, RecordText record);

  /// An event, or the line of an order.
  ShopEvent event(ShopEvent event, RecordText record);

  Review review(Review review, RecordText record);

  FaqEntry question(FaqEntry entry, RecordText record);
}
