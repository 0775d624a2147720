package io.shopkeeper.content.write;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.content.ContentException;
import io.shopkeeper.content.check.AdvertisingRules;
import io.shopkeeper.content.check.Checker;
import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.content.compose.Composer;
import io.shopkeeper.content.compose.ComposerSettings;
import io.shopkeeper.content.compose.ComposerTrainer;
import io.shopkeeper.content.compose.CopyExample;
import io.shopkeeper.content.prose.OwnClauses;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.language.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Learns to write from a catalogue: its words for what is checked, its norms, and its sentences
/// for each language in which enough products are described. Of more than 20,000 descriptions the
/// first by id are learned from.
public final class ShopWriterTrainer {
  private static final int LEAST_DESCRIPTIONS = 30;
  private static final int MOST_DESCRIPTIONS = 20_000;
  private static final List<String> COUNTRIES = List.of("cn", "us");

  private final Progress progress;

  public ShopWriterTrainer(Progress progress) {
    this.progress = progress;
  }

  public ShopWriter train(List<Product> catalogue) {
    Checker checker =
        Checker.taughtBy(
            catalogue.stream().map(product -> ProductFacts.of(product, List.of())).toList(),
            AdvertisingRules.of(COUNTRIES));
    var composers = new EnumMap<Language, Composer>(Language.class);
    var clauses = new EnumMap<Language, OwnClauses>(Language.class);
    for (Language language : List.of(Language.CHINESE, Language.ENGLISH)) {
      List<CopyExample> examples = examples(catalogue, language);
      clauses.put(language, OwnClauses.learn(examples, language));
      composer(examples).ifPresent(composer -> composers.put(language, composer));
    }
    return new ShopWriter(new Briefing(catalogue, checker), checker, composers, clauses);
  }

  private static List<CopyExample> examples(List<Product> catalogue, Language language) {
    return catalogue.stream()
        .filter(product ->
            product.description() != null && Language.of(product.description()) == language)
        .limit(MOST_DESCRIPTIONS)
        .map(product ->
            new CopyExample(facets(product), Objects.requireNonNull(product.description())))
        .toList();
  }

  private Optional<Composer> composer(List<CopyExample> examples) {
    if (examples.size() < LEAST_DESCRIPTIONS) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ComposerTrainer(ComposerSettings.DEFAULT, progress).train(examples));
    } catch (ContentException _) {
      // Nothing in them can be said again: facts are stated plainly.
      return Optional.empty();
    }
  }

  private static List<Attribute> facets(Product product) {
    List<Attribute> given =
        product.attributes().entrySet().stream()
            .filter(e -> !e.getKey().isBlank() && !e.getValue().isBlank())
            .flatMap(e -> Stream.of(new Attribute(e.getKey(), e.getValue())))
            .toList();
    return ShopWriter.facets(product.title(), product.brand(), product.categories(), given);
  }
}
