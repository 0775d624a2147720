package io.shopkeeper.ingest.merge;

import io.shopkeeper.ingest.fusion.FusedPair;
import io.shopkeeper.ingest.fusion.FusionField;
import io.shopkeeper.ingest.fusion.FusionRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The products of one platform as they are compared with another's: one of several variants, whose
/// units (`sku`) or article numbers (`gtin`) stand in one attribute, becomes a record for each that
/// the other platform knows, so that it is a key. What is found of a variant holds for its product.
///
/// Products without such a unit stay one record: a variant that only one side can tell apart would
/// share its likeness with the others. Attributes with several values are those of the variant
/// where there are as many of them as of units, else left out of its record.
final class VariantRecords {
  private static final String SEPARATOR = ", ";
  private static final List<FusionField> KEYS = List.of(FusionField.SKU, FusionField.GTIN);

  private final List<FusionRecord> records = new ArrayList<>();

  /// Of the variants only.
  private final Map<String, String> products = new HashMap<>();

  /// Of products with variants only.
  private final Map<String, List<FusionRecord>> variants = new HashMap<>();

  private VariantRecords() {}

  static VariantRecords of(List<FusionRecord> own, List<FusionRecord> others) {
    Map<FusionField, Set<String>> known = new EnumMap<>(FusionField.class);
    for (FusionField key : KEYS) {
      known.put(
          key,
          others.stream()
              .flatMap(record -> values(record.text(key)).stream())
              .map(VariantRecords::folded)
              .collect(Collectors.toCollection(HashSet::new)));
    }
    var all = new VariantRecords();
    own.forEach(record -> all.add(record, known));
    return all;
  }

  private void add(FusionRecord product, Map<FusionField, Set<String>> known) {
    for (FusionField key : KEYS) {
      List<String> values = values(product.text(key));
      if (values.size() > 1) {
        List<FusionRecord> own = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
          if (known.getOrDefault(key, Set.of()).contains(folded(values.get(i)))) {
            own.add(variant(product, key, values, i));
          }
        }
        if (!own.isEmpty()) {
          own.forEach(variant -> products.put(variant.id(), product.id()));
          variants.put(product.id(), own);
          records.addAll(own);
          return;
        }
      }
    }
    records.add(product);
  }

  private static FusionRecord variant(
      FusionRecord product, FusionField key, List<String> values, int place) {
    var own = new EnumMap<FusionField, String>(FusionField.class);
    product
        .values()
        .forEach((field, text) -> {
          if (field == FusionField.ATTRIBUTES) {
            own.put(field, attributes(text, values.size(), place));
          } else {
            own.put(field, KEYS.contains(field) ? one(text, values.size(), place) : text);
          }
        });
    own.put(key, values.get(place));
    return new FusionRecord(product.id() + "\n" + values.get(place), own);
  }

  /// The value of a variant in a list; empty if the list does not tell which it is.
  private static String one(String text, int size, int place) {
    List<String> values = values(text);
    return values.size() == size ? values.get(place) : values.size() == 1 ? text : "";
  }

  private static String attributes(String text, int size, int place) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String attribute : text.split("; ", -1)) {
      int colon = attribute.indexOf(": ");
      if (colon > 0) {
        kept.put(attribute.substring(0, colon), one(attribute.substring(colon + 2), size, place));
      }
    }
    return kept.entrySet().stream()
        .filter(attribute -> !attribute.getValue().isEmpty())
        .map(attribute -> attribute.getKey() + ": " + attribute.getValue())
        .collect(Collectors.joining("; "));
  }

  private static List<String> values(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(SEPARATOR, -1));
  }

  private static String folded(String key) {
    return key.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  List<FusionRecord> records() {
    return records;
  }

  /// The id of the product that a record is, or is a variant of.
  String product(FusionRecord record) {
    return products.getOrDefault(record.id(), record.id());
  }

  /// The records of a product, itself or its variants, by id.
  List<String> ids(String product) {
    List<FusionRecord> own = variants.get(product);
    return own == null ? List.of(product) : own.stream().map(FusionRecord::id).toList();
  }

  /// The pairs of two platforms as pairs of products, the most probable of each.
  static List<FusedPair> ofProducts(List<FusedPair> pairs, VariantRecords a, VariantRecords b) {
    record Products(String a, String b) {}
    var best = new LinkedHashMap<Products, FusedPair>();
    for (FusedPair pair : pairs) {
      best.merge(
          new Products(a.product(pair.a()), b.product(pair.b())),
          pair,
          (known, other) -> known.probability() >= other.probability() ? known : other);
    }
    var products = new ArrayList<FusedPair>();
    best.forEach((ids, pair) ->
        products.add(
            new FusedPair(
                new FusionRecord(ids.a(), pair.a().values()),
                new FusionRecord(ids.b(), pair.b().values()),
                pair.probability(),
                pair.decision(),
                pair.basis(),
                pair.evidence())));
    return products;
  }
}
