package io.shopkeeper.content.texts;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.content.check.AdvertisingRules;
import io.shopkeeper.content.check.CheckedText;
import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.content.check.UsedFacts;
import io.shopkeeper.content.check.Wanted;
import io.shopkeeper.content.check.shop.ShopChecks;
import io.shopkeeper.content.write.Draft;
import io.shopkeeper.content.write.Line;
import io.shopkeeper.content.write.ProductTitle;
import io.shopkeeper.domain.Product;
import io.shopkeeper.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Checks the texts of a shop against what is known of their products, and finds what they rest on.
final class TextChecks {
  private static final int MOST_CHARACTERS = 50_000;

  private final ShopChecks checks;

  TextChecks(ShopChecks checks) {
    this.checks = checks;
  }

  /// What is known of a product, its title in the language first.
  ///
  /// @param cited reviews that the text may rest on
  static ProductFacts facts(Product product, Language language, List<String> cited) {
    ProductFacts known = ProductFacts.of(product, cited);
    var attributes = new ArrayList<>(known.attributes());
    attributes.add(new ProductFacts.Attribute("title", known.title()));
    return new ProductFacts(
        known.id(),
        ProductTitle.in(product, language),
        known.brand(),
        known.price(),
        known.currency(),
        attributes,
        known.reviews());
  }

  CheckedText check(TextKey key, PageText text, ProductFacts facts) {
    return check(key, text, facts, checks.claims().rules());
  }

  /// Likewise by other forbidden claims than the shop's.
  CheckedText check(TextKey key, PageText text, ProductFacts facts, AdvertisingRules rules) {
    return checks
        .checker()
        .with(rules)
        .check(facts, text.whole(), new Wanted(key.language(), List.of(), 0, MOST_CHARACTERS));
  }

  /// What a text rests on: claims that were found supported, and facts whose words it has.
  static UsedFacts used(PageText text, ProductFacts facts, CheckedText checked) {
    return UsedFacts.of(facts, checked, UsedFacts.quoted(facts, text.whole()));
  }

  /// Likewise of a draft, whose lines name their facts.
  static UsedFacts used(Draft draft, PageText text, ProductFacts facts) {
    Set<String> named = new TreeSet<>(UsedFacts.quoted(facts, text.whole()));
    Stream.of(List.of(draft.title()), draft.bullets(), draft.description(), draft.script())
        .flatMap(List::stream)
        .map(Line::facts)
        .flatMap(List::stream)
        .map(Attribute::name)
        .forEach(named::add);
    return UsedFacts.of(facts, draft.checked(), named);
  }
}
