package io.shopkeeper.serve;

import io.shopkeeper.content.check.shop.ShopChecks;
import io.shopkeeper.content.texts.ComposedDrafting;
import io.shopkeeper.content.texts.Drafting;
import io.shopkeeper.content.texts.ShopTexts;
import io.shopkeeper.content.write.ShopWriter;
import io.shopkeeper.serve.ports.ShopContent;
import io.shopkeeper.store.Store;
import java.time.InstantSource;
import java.util.Optional;

/// Texts of the sample shop.
record SampleContent(Drafting drafting, ShopChecks checks, ShopTexts texts) implements ShopContent {

  SampleContent(Store store, ShopWriter writer, SampleReviews reviews, InstantSource clock) {
    this(
        store,
        new ComposedDrafting(() -> Optional.of(writer), reviews::read),
        new ShopChecks(store.facts(), clock),
        clock);
  }

  private SampleContent(Store store, Drafting drafting, ShopChecks checks, InstantSource clock) {
    this(drafting, checks, new ShopTexts(store.facts(), checks, drafting, clock));
  }
}
