package io.shopkeeper.app;

import io.shopkeeper.content.write.ShopWriter;
import io.shopkeeper.content.write.ShopWriterTrainer;
import io.shopkeeper.content.write.StoredProducts;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.serve.ports.ShopContent;
import io.shopkeeper.store.Store;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Learns to write from the stored catalogue. What was learned is a view of it and not kept: it is
/// learned again at every start of a server. One thread at a time learns; any may ask.
final class CopyDesk implements ShopContent {
  private final Store store;
  private volatile @Nullable ShopWriter writer;

  CopyDesk(Store store) {
    this.store = store;
  }

  /// Reads the catalogue as it is now.
  ShopWriter refresh(Progress progress) {
    ShopWriter now = new ShopWriterTrainer(progress).train(StoredProducts.all(store.facts()));
    writer = now;
    return now;
  }

  /// As [#writer], having learned at once if nothing was learned yet: for a process of one command.
  synchronized Optional<ShopWriter> ready() {
    ShopWriter now = writer;
    return Optional.of(now == null ? refresh(Progress.NONE) : now);
  }

  @Override
  public Optional<ShopWriter> writer() {
    return Optional.ofNullable(writer);
  }
}
