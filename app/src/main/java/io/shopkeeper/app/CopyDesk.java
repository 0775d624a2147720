package io.shopkeeper.app;

import io.shopkeeper.content.check.shop.ShopChecks;
import io.shopkeeper.content.texts.ComposedDrafting;
import io.shopkeeper.content.texts.Drafting;
import io.shopkeeper.content.texts.ModelDrafting;
import io.shopkeeper.content.texts.ShopTexts;
import io.shopkeeper.content.texts.TextFreshness;
import io.shopkeeper.content.write.ShopWriter;
import io.shopkeeper.content.write.ShopWriterTrainer;
import io.shopkeeper.content.write.StoredProducts;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.language.generate.TextGenerator;
import io.shopkeeper.language.insight.ReadReviews;
import io.shopkeeper.serve.ports.ShopContent;
import io.shopkeeper.store.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Learns to write from the stored catalogue, and keeps what was written. What was learned is a
/// view of the catalogue and not kept: it is learned again at every start of a server. One thread
/// at a time learns; any may ask.
final class CopyDesk implements ShopContent {
  private final Store store;
  private final ShopChecks checks;
  private final Drafting drafting;
  private final ShopTexts texts;
  private volatile @Nullable ShopWriter writer;
  private volatile boolean alone;
  private volatile boolean outdated = true;

  /// @param reviews empty as long as none were read
  /// @param model that writes where it is asked to
  CopyDesk(
      Store store,
      Supplier<Optional<ReadReviews>> reviews,
      TextGenerator model,
      InstantSource clock) {
    this.store = store;
    this.checks = new ShopChecks(store.facts(), clock);
    this.drafting = new ModelDrafting(new ComposedDrafting(this::writer, reviews), model, clock);
    this.texts = new ShopTexts(store.facts(), checks, drafting, clock);
  }

  /// In a process of one command it learns when it is asked first.
  CopyDesk alone() {
    alone = true;
    return this;
  }

  /// Reads the catalogue as it is now.
  ShopWriter refresh(Progress progress) {
    ShopWriter now = new ShopWriterTrainer(progress).train(StoredProducts.all(store.facts()));
    writer = now;
    return now;
  }

  /// Has learned on return.
  synchronized void ready(Progress progress) {
    if (writer == null) {
      refresh(progress);
    }
  }

  private Optional<ShopWriter> writer() {
    if (alone) {
      ready(Progress.NONE);
    }
    return Optional.ofNullable(writer).map(known -> known.heeding(checks.claims().rules()));
  }

  /// Hears of products that were written: on return no text says the old words of a fact, and where
  /// they are few nothing untrue of them is shown.
  void changed(List<Product> products) {
    heard(texts.changed(products.stream().map(Product::id).toList()));
  }

  /// Likewise of the whole catalogue.
  void catalogueChanged() {
    heard(texts.catalogueChanged());
  }

  private void heard(TextFreshness.Result result) {
    outdated |= result.outdated() + result.unchecked() > 0;
  }

  /// Whether texts rest on facts that are others now, and can be written anew.
  boolean due() {
    return outdated && writer != null && texts.counts().all() > 0;
  }

  /// Whether nothing was ever written, and can be.
  boolean empty() {
    return outdated && writer != null && texts.counts().all() == 0;
  }

  /// Says that they are being written.
  void begun() {
    outdated = false;
  }

  @Override
  public Drafting drafting() {
    return drafting;
  }

  @Override
  public ShopChecks checks() {
    return checks;
  }

  @Override
  public ShopTexts texts() {
    return texts;
  }
}
