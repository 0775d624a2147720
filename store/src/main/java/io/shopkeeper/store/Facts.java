package io.shopkeeper.store;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The tables of a shop and the questions asked of them.
///
/// Reads run beside writes and see whole commits only, among them every event that was acknowledged
/// before the question was asked. All methods may be called from any thread; what reads an answer
/// runs on a thread of the store, which must not ask the store again.
public interface Facts {

  /// Adds products, or replaces those whose id is there. All or nothing, durable on return.
  void putProducts(Collection<Product> products);

  /// Adds customers, or replaces those whose id is there. All or nothing, durable on return.
  void putCustomers(Collection<Customer> customers);

  /// Adds reviews, or replaces those whose id is there. All or nothing, durable on return.
  void putReviews(Collection<Review> reviews);

  /// Adds frequently asked questions, or replaces those whose id is there. All or nothing, durable
  /// on return.
  void putFaq(Collection<FaqEntry> entries);

  /// Erases a customer under every id that was merged with this one: what they did, said and are is
  /// gone from all tables, from models and from refused records; orders and reviews stay as
  /// nobody's. All or nothing in the tables, durable on return. Whoever keeps something of theirs
  /// in memory has to forget it.
  ///
  /// @param random cryptographically strong, for what takes the place of ids
  Erased erase(CustomerId customer, RandomGenerator random);

  /// Erases again who was erased and is known all the same, as after a restore or a load of older
  /// data: an erased id stays so, whatever comes of it later. Costs a hash for each customer once
  /// anybody was erased.
  ///
  /// @return of none, mostly
  Erased eraseReturned(RandomGenerator random);

  /// The products of these ids that exist, by id.
  Map<ProductId, Product> products(Collection<ProductId> ids);

  /// Every row of an answer.
  <T> List<T> list(Query query, Function<Row, T> reader);

  /// An answer column by column, in batches, for training: no object per row.
  ///
  /// Batches come in order and are valid only during the call.
  void scan(Query query, ColumnReader reader);

  /// How often what is known of customers beside their events may have changed: they were put,
  /// merged, parted or erased. Who keeps some of it in memory asks before reading it, and reads
  /// again once the number is another; costs nothing.
  long customerChanges();

  /// Runs a statement that changes a module's own table, durable on return.
  ///
  /// @return the number of rows changed
  long update(Query query);
}
