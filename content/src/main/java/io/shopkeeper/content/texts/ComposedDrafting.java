package io.shopkeeper.content.texts;

import io.shopkeeper.content.write.Praise;
import io.shopkeeper.content.write.ShopWriter;
import io.shopkeeper.domain.Product;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.insight.ReadReviews;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Drafts by what was learned from the shop's own texts, with what its customers praise.
///
/// @param writer empty as long as nothing was learned
/// @param reviews empty as long as none were read
public record ComposedDrafting(
    Supplier<Optional<ShopWriter>> writer, Supplier<Optional<ReadReviews>> reviews)
    implements Drafting {

  @Override
  public Optional<Drafted> draft(Product product, Language language) {
    List<Praise> praise =
        reviews
            .get()
            .flatMap(read -> read.ofProduct(product.id()))
            .map(insight -> Praise.of(insight, language))
            .orElse(List.of());
    return writer
        .get()
        .map(
            by -> new Drafted(by.write(by.brief(product, language, praise)), TextVersion.COMPOSED));
  }
}
