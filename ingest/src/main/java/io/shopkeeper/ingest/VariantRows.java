package io.shopkeeper.ingest;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Joins rows that describe a product and its variants to one product, wherever they are within
/// 10,000 products of each other.
///
/// It costs what its cheapest variant costs, of those in stock if any is, and is in stock if one
/// is. Units (`sku`), article numbers (`gtin`) and options are attributes, their values parted by
/// `, `. A row that says nothing new of its head and its variant is a duplicate.
final class VariantRows {
  static final String GTIN = "gtin";

  private static final int OPEN = 10_000;

  private final PresetRows.Reading reading;
  private final Draft<ProductField, Product> draft;
  private final Map<String, Open> open = new LinkedHashMap<>();

  /// What all variants share, texts as a [ProductDraft] takes them.
  ///
  /// @param sellable false for a draft, or what is not published; without variants, whether it is
  ///   in stock
  record Head(Map<ProductField, String> texts, Map<String, String> attributes, boolean sellable) {}

  /// What one variant has of its own.
  ///
  /// @param priceText the price as it came
  /// @param options by name, as in `Size`
  record Variant(
      @Nullable String sku,
      @Nullable String gtin,
      @Nullable String priceText,
      @Nullable Money price,
      boolean inStock,
      Map<String, String> options) {}

  /// A product whose rows may not all have come.
  private static final class Open {
    private @Nullable Head head;
    private final List<Variant> variants = new ArrayList<>(2);
    private final List<Origin> origins = new ArrayList<>(2);
  }

  VariantRows(PresetRows.Reading reading) {
    this.reading = reading;
    this.draft = reading.draft(NativeFiles.PRODUCTS);
  }

  /// A row of a product.
  ///
  /// @param head null on rows that only add a variant or a picture
  /// @param variant null on rows that add none
  /// @throws Refusal if the product has another head already
  void row(String product, @Nullable Head head, @Nullable Variant variant, Origin origin) {
    Open rows = open(product);
    boolean again = head != null && head.equals(rows.head);
    if (head != null && rows.head != null && !again) {
      throw new Refusal(
          RejectReason.CONFLICT,
          "title",
          "'%s' is described twice; the first description stays".formatted(product));
    }
    boolean known = variant == null ? again : rows.variants.contains(variant);
    if (known && (head == null || again)) {
      reading.tally().duplicate();
      return;
    }
    rows.head = head == null ? rows.head : head;
    if (variant != null) {
      rows.variants.add(variant);
    }
    rows.origins.add(origin);
  }

  private Open open(String product) {
    Open rows = open.computeIfAbsent(product, _ -> new Open());
    if (open.size() > OPEN) {
      close(open.keySet().iterator().next());
    }
    return rows;
  }

  void finish() {
    List.copyOf(open.keySet()).forEach(this::close);
  }

  private void close(String id) {
    Open rows = open.remove(id);
    if (rows == null) {
      return;
    }
    try {
      Product product = product(id, rows);
      reading.landings().products().land(product, reading.tally(), rows.origins);
    } catch (Refusal refusal) {
      refuse(rows, refusal);
    } catch (IllegalArgumentException e) {
      refuse(rows, Refusal.of(e));
    }
  }

  private void refuse(Open rows, Refusal refusal) {
    rows.origins.forEach(
        origin -> reading.load().reject(reading.tally(), refusal.at(origin.place(), origin.raw())));
  }

  private Product product(String id, Open rows) {
    Head head = rows.head;
    if (head == null) {
      throw Refusal.missing(
          "title", "no row with a title describes '%s', of which this is a variant".formatted(id));
    }
    draft.clear();
    draft.at(rows.origins.getFirst().place());
    draft.set(ProductField.ID, id);
    head.texts().forEach(draft::set);
    Map<String, Set<String>> ofVariants = attributes(rows.variants);
    head.attributes()
        .forEach((name, value) -> {
          if (!ofVariants.containsKey(name)) {
            draft.attribute(name, value);
          }
        });
    ofVariants.forEach((name, values) -> values.forEach(value -> draft.attribute(name, value)));
    cheapest(rows.variants)
        .map(Variant::priceText)
        .ifPresent(price -> draft.set(ProductField.PRICE, price));
    boolean inStock = rows.variants.isEmpty() || rows.variants.stream().anyMatch(Variant::inStock);
    draft.set(ProductField.IN_STOCK, head.sellable() && inStock ? "yes" : "no");
    return draft.build();
  }

  private static Optional<Variant> cheapest(List<Variant> variants) {
    return variants.stream()
        .filter(variant -> variant.price() != null)
        .min(
            Comparator.comparing((Variant variant) -> !variant.inStock())
                .thenComparing(VariantRows::minor));
  }

  private static long minor(Variant variant) {
    return variant.price() == null ? Long.MAX_VALUE : variant.price().minor();
  }

  private static Map<String, Set<String>> attributes(List<Variant> variants) {
    Map<String, Set<String>> attributes = new LinkedHashMap<>();
    for (Variant variant : variants) {
      Map<String, String> own = new HashMap<>(variant.options());
      if (variant.sku() != null) {
        own.put(Articles.SKU, variant.sku());
      }
      if (variant.gtin() != null) {
        own.put(GTIN, variant.gtin());
      }
      own.forEach(
          (name, value) -> attributes.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(value));
    }
    return attributes;
  }
}
