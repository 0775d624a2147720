package io.shopkeeper.store;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A store for each test of a contract; an adapter's test says which.
abstract class StoreContract {
  Store store;

  /// Opens the store of this test; called again after it was closed, it opens the same.
  protected abstract Store open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  final void reopen() {
    store.close();
    store = open();
  }

  final EventLog log() {
    return store.log();
  }

  final List<LoggedEvent> all() {
    var events = new ArrayList<LoggedEvent>();
    log().replay(0, events::add);
    return events;
  }
}
