package io.shopkeeper.store;

import io.shopkeeper.domain.ShopEvent;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/// What happened in the shop, in the order it was accepted: durable, append-only, each event once.
///
/// All methods may be called from any thread. Events of one customer keep the order in which they
/// were appended.
public interface EventLog {

  /// The most events of one [#append]: more would hold up everyone else who appends.
  int MAX_APPEND = 65_536;

  /// Appends events and returns once they are on disk; waiting callers share one write.
  ///
  /// An event whose id is already in the log is left out: as [Receipt.Outcome#DUPLICATE] where it
  /// says the same, its time aside, as [Receipt.Outcome#CONFLICT] where it does not. How far back a
  /// log knows that at once is the adapter's to say; older ones are acknowledged as appended, and
  /// followers hear of them again, but no query and no replay ever sees an id twice.
  ///
  /// @param events at most [#MAX_APPEND]; more are for [#load]
  /// @throws StoreException if nothing of `events` was stored
  Receipt append(List<ShopEvent> events);

  /// Appends a large number of events faster than [#append], in large steps each of which is
  /// durable when the next begins. Duplicates are found in the whole log. Followers hear of them as
  /// of any other.
  ///
  /// @return what became of how many
  BulkReceipt load(Iterator<ShopEvent> events);

  /// Begins a load that costs less than [#load] for each event, from some ten thousand of them on.
  EventLoad openLoad();

  /// The sequence number of the last event; 0 for an empty log.
  long head();

  /// Hands over every event after `sequence`, oldest first, and returns the sequence reached.
  long replay(long sequence, Consumer<LoggedEvent> reader);

  /// Hands over every event after `sequence`, oldest first, and goes on with each new one as soon
  /// as it is durable, until closed. The follower is called from one thread at a time, never
  /// concurrently, without gap or repetition.
  Subscription follow(long sequence, Consumer<LoggedEvent> follower);

  /// Ends a [#follow]; after it returns the follower is not called again.
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
