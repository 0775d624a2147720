package io.shopkeeper.store;

import io.shopkeeper.domain.Shop;
import java.util.Optional;

/// Everything one shop keeps in one data directory. Closing it writes what is pending and releases
/// the directory.
public interface Store extends AutoCloseable {

  /// The shop this store remembers.
  Shop shop();

  EventLog log();

  Facts facts();

  ModelFiles models();

  Backups backups();

  Exports exports();

  Analysis analysis();

  /// Why the store does not work any more and the program has to be started again; empty while all
  /// is well. A failure that may pass, such as a full disk, is told to callers only.
  Optional<StoreException> failure();

  @Override
  void close();
}
