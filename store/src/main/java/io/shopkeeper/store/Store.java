package io.shopkeeper.store;

import io.shopkeeper.domain.Shop;

/// Everything one shop keeps in one data directory. Closing it writes what is pending and releases
/// the directory.
public interface Store extends AutoCloseable {

  /// The shop this store remembers.
  Shop shop();

  EventLog log();

  Facts facts();

  ModelFiles models();

  @Override
  void close();
}
