package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes words as the load mostly writes them.
final class SpellingRule {
  private static final String PATH = " > ";

  private final Map<String, Map<String, Spelling.Merge>> merges;

  /// @param merges by column, as in `products.brand`
  SpellingRule(Map<String, Map<String, Spelling.Merge>> merges) {
    this.merges = merges;
  }

  void apply(RecordText record) {
    if (merges.isEmpty()) {
      return;
    }
    for (int i = 0; i < record.size(); i++) {
      if (WordColumns.holdsWords(record.type(), record.role(i), record.name(i))) {
        Spelling.Merge merge = merge(record.type(), record.name(i), record.text(i));
        if (merge != null) {
          record.change(i, merge.to(), merge.rule(), merge.reason());
        }
      }
    }
  }

  /// Whether a field of an event is written otherwise.
  boolean changes(String name, Word word) {
    return WordColumns.holdsWords(RecordType.EVENT, RecordText.Role.FIELD, name)
        && merge(RecordType.EVENT, name, word.text()) != null;
  }

  Product apply(Product product, RecordText record) {
    if (!merges.containsKey(key(RecordType.PRODUCT, WordColumns.CATEGORIES))) {
      return product;
    }
    List<String> categories = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    Rule rule = Rule.SPELLING;
    for (String category : product.categories()) {
      Spelling.Merge merge = merge(RecordType.PRODUCT, WordColumns.CATEGORIES, category);
      categories.add(merge == null ? category : merge.to());
      if (merge != null) {
        rule = merge.rule();
        reasons.add("'%s' for '%s': %s".formatted(merge.to(), category, merge.reason()));
      }
    }
    if (!reasons.isEmpty()) {
      record.note(
          WordColumns.CATEGORIES,
          String.join(PATH, product.categories()),
          String.join(PATH, categories),
          rule,
          String.join("; ", reasons));
    }
    return categories.equals(product.categories())
        ? product
        : Products.withCategories(product, categories);
  }

  private Spelling.@Nullable Merge merge(RecordType type, String name, String value) {
    Map<String, Spelling.Merge> column = merges.get(key(type, name));
    return column == null ? null : column.get(value);
  }

  private static String key(RecordType type, String name) {
    return type.label() + "." + name;
  }
}
