package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.Hashes;
import java.util.List;
import java.util.function.LongConsumer;

/// What is asked of two products, and which are worth asking.
final class ProductComparisons implements BlockingKeys {
  private static final int RARE_WORDS = 6;
  private static final int RARE_GRAMS = 4;
  private static final int SINGLES = 4;

  private final KeyComparison gtin;
  private final KeyComparison sku;
  private final TextComparison title;
  private final VariantComparison variant;
  private final ProductTitles titles;
  private final BrandComparison brand;
  private final TextComparison category;
  private final TextComparison attributes;
  private final PriceComparison price;

  ProductComparisons(JointRecords records) {
    gtin = KeyComparison.gtin(records);
    sku = KeyComparison.sku(records);
    titles = new ProductTitles(records);
    title = TextComparison.title(records, titles);
    variant = new VariantComparison(titles, records.size());
    brand = new BrandComparison(records, titles);
    category = TextComparison.category(records);
    attributes = TextComparison.attributes(records);
    price = new PriceComparison(records);
  }

  Comparisons comparisons() {
    return new Comparisons(List.of(gtin, sku, title, variant, brand, category, attributes, price));
  }

  /// GTIN and SKU; the whole title; its rarest words and n-grams, alone and in pairs; amounts and
  /// model codes with the rarest words.
  @Override
  public void of(int record, LongConsumer keys) {
    if (gtin.key(record) != 0) {
      keys.accept(Hashes.of(1, gtin.key(record)));
    }
    if (sku.key(record) != 0) {
      keys.accept(Hashes.of(2, sku.key(record)));
    }
    TextFeatures features = title.features();
    if (features.key(record) != 0) {
      keys.accept(Hashes.of(3, features.key(record)));
    }
    int[] words = features.rarest(record, RARE_WORDS, true);
    RareFeatures.singles(4, words, SINGLES, keys);
    RareFeatures.pairs(5, words, keys);
    int[] grams = features.rarest(record, RARE_GRAMS, false);
    RareFeatures.singles(6, grams, 2, keys);
    RareFeatures.pairs(7, grams, keys);
    for (long trait : titles.traits(record).rare()) {
      keys.accept(Hashes.of(9, trait));
      for (int i = 0; i < Math.min(SINGLES, words.length); i++) {
        keys.accept(Hashes.of(8, Hashes.of(trait, words[i])));
      }
    }
  }
}
