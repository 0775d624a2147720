package io.shopkeeper.content.texts;

import io.shopkeeper.content.write.Draft;
import io.shopkeeper.content.write.ModelWriter;
import io.shopkeeper.domain.Product;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.generate.TextGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Drafts by a large language model where that is asked for; what it does not write, or writes
/// untruly, the composed writer writes.
public record ModelDrafting(ComposedDrafting composed, TextGenerator model, InstantSource clock)
    implements Drafting {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public Optional<Drafted> draft(Product product, Language language) {
    return composed.draft(product, language);
  }

  @Override
  public Optional<Drafted> draft(Product product, Language language, By by) {
    Optional<Drafted> plain = composed.draft(product, language);
    if (by == By.COMPOSED) {
      return plain;
    }
    return plain.map(drafted ->
        drafted.writing() instanceof Draft draft
            ? composed
                .writer()
                .get()
                .map(shop -> new ModelWriter(model, shop, PATIENCE, clock))
                .flatMap(writer -> writer.write(draft.brief()))
                .map(written -> new Drafted(written, model.name()))
                .orElse(drafted)
            : drafted);
  }
}
