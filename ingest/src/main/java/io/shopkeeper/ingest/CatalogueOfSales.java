package io.shopkeeper.ingest;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Derives a catalogue from sales, where a shop gave none: a product is titled as most of its sales
/// describe it (of equals the latest), and costs what it was last sold for.
///
/// Remarks of the stockroom ("damaged", "?") stand on lines that are no sales and so never count.
final class CatalogueOfSales {
  private final InvoiceLines lines;
  private final Currency currency;
  private final @Nullable Entry[] entries;

  CatalogueOfSales(InvoiceLines lines, Currency currency) {
    this.lines = lines;
    this.currency = currency;
    this.entries = new @Nullable Entry[lines.products.size()];
  }

  private static final class Entry {
    private final Map<Integer, int[]> descriptions = new HashMap<>(2);
    private long priceMinor;
  }

  /// Takes a sale in; they must come in the order of time.
  void sold(int line) {
    int product = lines.product(line);
    Entry entry = entries[product];
    if (entry == null) {
      entry = new Entry();
      entries[product] = entry;
    }
    // How often, and when last.
    int[] use = entry.descriptions.computeIfAbsent(lines.description(line), _ -> new int[2]);
    use[0]++;
    use[1] = line;
    if (lines.priceMinor(line) > 0) {
      entry.priceMinor = lines.priceMinor(line);
    }
  }

  List<Product> products() {
    List<Product> products = new ArrayList<>(entries.length);
    for (int product = 0; product < entries.length; product++) {
      Entry entry = entries[product];
      if (entry != null) {
        String code = lines.products.text(product);
        String title = title(entry);
        products.add(
            new Product(
                new ProductId(code),
                title == null ? code : title,
                null,
                List.of(),
                null,
                entry.priceMinor == 0 ? null : new Money(entry.priceMinor, currency),
                true,
                Map.of()));
      }
    }
    return products;
  }

  private @Nullable String title(Entry entry) {
    String best = null;
    int[] most = {0, 0};
    for (Map.Entry<Integer, int[]> description : entry.descriptions.entrySet()) {
      int[] use = description.getValue();
      String text = lines.descriptions.text(description.getKey());
      boolean better = use[0] > most[0] || use[0] == most[0] && use[1] > most[1];
      if (better && Merchandise.isTitle(text)) {
        best = text;
        most = use;
      }
    }
    return best;
  }
}
