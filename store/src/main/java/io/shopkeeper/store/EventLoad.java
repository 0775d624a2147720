package io.shopkeeper.store;

import io.shopkeeper.domain.ShopEvent;

/// A large number of events on their way into the log, past the journal and in columns.
///
/// Steps of about 120,000 rows are each durable, or not there at all, in the order the events were
/// added; a crash leaves whole steps. Events that are in the log already, from before the load or
/// from others during it, are left out and counted. While a step is stored, others who append wait.
/// Followers read what was loaded from the tables. For one thread.
public interface EventLoad extends AutoCloseable {

  /// Adds an event. That each id comes once in a load is the caller's to see to.
  ///
  /// @throws StoreException if a step could not be stored; the steps before it stay
  void add(ShopEvent event);

  /// Likewise of what needs no object.
  void add(EventCells event);

  /// Stores what is left; everything is durable on return.
  ///
  /// @return what became of how many
  /// @throws StoreException if that fails
  BulkReceipt finish();

  /// Ends the load; what was not finished is dropped.
  @Override
  void close();
}
