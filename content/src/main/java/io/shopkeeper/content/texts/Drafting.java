package io.shopkeeper.content.texts;

import io.shopkeeper.content.write.Writing;
import io.shopkeeper.domain.Product;
import io.shopkeeper.language.Language;
import java.util.Optional;

/// Where drafts come from. Any thread may ask.
@FunctionalInterface
public interface Drafting {

  /// A draft of a product's page, or why there is none; empty as long as the catalogue was not
  /// read.
  Optional<Drafted> draft(Product product, Language language);

  /// @param origin as in [TextVersion#origin]
  record Drafted(Writing writing, String origin) {}
}
