package io.shopkeeper.content.texts;

import io.shopkeeper.content.write.Writing;
import io.shopkeeper.domain.Product;
import io.shopkeeper.language.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where drafts come from. Any thread may ask.
@FunctionalInterface
public interface Drafting {

  /// A draft of a product's page by the composed writer, or why there is none; empty as long as the
  /// catalogue was not read.
  Optional<Drafted> draft(Product product, Language language);

  /// A draft by the writer that is asked for, or by the composed one where that cannot be had.
  default Optional<Drafted> draft(Product product, Language language, By by) {
    return draft(product, language);
  }

  /// Who writes.
  enum By {
    /// The shop's own sentences and clauses.
    COMPOSED,
    /// A large language model, if one is configured.
    MODEL;

    public static Optional<By> of(String wireName) {
      return Arrays.stream(values())
          .filter(by -> by.name().toLowerCase(Locale.ROOT).equals(wireName))
          .findFirst();
    }
  }

  /// @param origin as in [TextVersion#origin]
  record Drafted(Writing writing, String origin) {}
}
