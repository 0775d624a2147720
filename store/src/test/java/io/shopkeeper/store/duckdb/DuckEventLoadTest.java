package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.EventLoadContract;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class DuckEventLoadTest extends EventLoadContract {
  @TempDir private Path directory;

  @Override
  protected Store open() {
    return DuckStore.open(directory, Events.SHOP, InstantSource.fixed(Events.NOON));
  }
}
