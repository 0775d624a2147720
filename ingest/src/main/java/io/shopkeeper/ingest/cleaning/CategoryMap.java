package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which category of the shop a platform's category is, as a person said.
///
/// A line is `platform's category<TAB>shop's category`, or with the name of the platform before it
/// (`shopify<TAB>Home > Mugs<TAB>Kitchen > Cups`); lines that begin with `#` are remarks. It also
/// moves what lies under the category, and the longest category that fits decides, with a platform
/// before without one. Case, width and punctuation do not count. The shop's category may be mapped
/// further by another line, but not in a circle. Immutable.
public final class CategoryMap {
  public static final CategoryMap NONE = new CategoryMap(Map.of());

  /// The attribute that keeps the category as it came.
  public static final String GIVEN = "category_given";

  /// The attribute that names the platform of a product, and the platform of those without.
  private static final String SOURCE = "source";

  private static final String OWN = "shop";

  private static final String SEPARATOR = ">";

  private final Map<Key, Entry> entries;

  /// @param platform empty for any
  /// @param path normal forms
  private record Key(String platform, List<String> path) {}

  private record Entry(List<String> from, List<String> to, int line) {}

  private CategoryMap(Map<Key, Entry> entries) {
    this.entries = Map.copyOf(entries);
  }

  /// @throws IllegalArgumentException naming the line that is wrong, or the circle
  public static CategoryMap of(List<String> lines) {
    Map<Key, Entry> entries = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank() && lines.get(i).charAt(0) != '#') {
        add(entries, lines.get(i).split("\t", -1), i + 1);
      }
    }
    CategoryMap direct = new CategoryMap(entries);
    Map<Key, Entry> resolved = new HashMap<>();
    entries.forEach((key, entry) -> resolved.put(key, direct.resolved(key, entry)));
    return new CategoryMap(resolved);
  }

  private static void add(Map<Key, Entry> entries, String[] cells, int line) {
    if (cells.length != 2 && cells.length != 3) {
      throw new IllegalArgumentException(
          "line %d: two cells parted by a tab are needed, the platform's category and the shop's, or the platform before them"
              .formatted(line));
    }
    String platform = cells.length == 3 ? NormalForm.of(cells[0]) : "";
    List<String> from = path(cells[cells.length - 2], line);
    Entry entry = new Entry(from, path(cells[cells.length - 1], line), line);
    Entry before = entries.put(new Key(platform, forms(from)), entry);
    if (before != null && !before.to().equals(entry.to())) {
      throw new IllegalArgumentException(
          "line %d: '%s' is mapped to '%s' by line %d already"
              .formatted(line, text(from), text(before.to()), before.line()));
    }
  }

  private static List<String> path(String text, int line) {
    List<String> path = Arrays.stream(text.split(SEPARATOR, -1)).map(String::strip).toList();
    if (path.stream().anyMatch(part -> NormalForm.of(part).isEmpty())) {
      throw new IllegalArgumentException(
          "line %d: '%s' is no path of categories, such as Kitchen > Cups".formatted(line, text));
    }
    return path;
  }

  /// All that was said: a category, behind the platform and a tab if one is named, and the shop's
  /// category that it leads to.
  public Map<String, String> said() {
    Map<String, String> said = new TreeMap<>();
    entries.forEach((key, entry) -> {
      String platform = key.platform().isEmpty() ? "" : key.platform() + "\t";
      said.put(platform + text(entry.from()), text(entry.to()));
    });
    return said;
  }

  private static List<String> forms(List<String> path) {
    return path.stream().map(NormalForm::of).toList();
  }

  /// A path as people write it.
  public static String text(List<String> path) {
    return String.join(" > ", path);
  }

  /// The entry with what its category is in the end.
  private Entry resolved(Key key, Entry entry) {
    List<Entry> followed = new ArrayList<>(List.of(entry));
    List<String> to = entry.to();
    Entry next = forms(to).equals(key.path()) ? null : find(key.platform(), forms(to));
    while (next != null && !forms(next.from()).equals(forms(next.to()))) {
      if (followed.contains(next)) {
        followed.add(next);
        throw new IllegalArgumentException(
            "line %d: %s is a circle"
                .formatted(
                    entry.line(),
                    followed.stream()
                        .map(one -> "'" + text(one.from()) + "'")
                        .collect(Collectors.joining(" → "))));
      }
      followed.add(next);
      to = moved(to, next);
      next = find(key.platform(), forms(to));
    }
    return new Entry(entry.from(), to, entry.line());
  }

  /// What lies under the category goes with it.
  private static List<String> moved(List<String> path, Entry entry) {
    List<String> moved = new ArrayList<>(entry.to());
    moved.addAll(path.subList(entry.from().size(), path.size()));
    return List.copyOf(moved);
  }

  private @Nullable Entry find(String platform, List<String> forms) {
    for (int length = forms.size(); length > 0; length--) {
      List<String> path = forms.subList(0, length);
      Entry own = entries.get(new Key(platform, path));
      Entry any = own == null ? entries.get(new Key("", path)) : own;
      if (any != null) {
        return any;
      }
    }
    return null;
  }

  /// The product in the shop's category, with the category that it came with as the attribute
  /// [#GIVEN], also where a line says that it stays; the same product where no line is about it.
  public Product apply(Product product) {
    if (entries.isEmpty() || product.categories().isEmpty()) {
      return product;
    }
    Entry entry = entry(product);
    return entry == null
        ? product
        : Products.withAttribute(
            Products.withCategories(product, moved(product.categories(), entry)),
            GIVEN,
            text(product.categories()));
  }

  private @Nullable Entry entry(Product product) {
    String platform = product.attributes().getOrDefault(SOURCE, OWN);
    return find(NormalForm.of(platform), forms(product.categories()));
  }

  /// Likewise, and says so.
  Product apply(Product product, RecordText record) {
    Product mapped = apply(product);
    Entry entry = mapped.categories().equals(product.categories()) ? null : entry(product);
    if (entry != null) {
      record.note(
          WordColumns.CATEGORIES,
          text(product.categories()),
          text(mapped.categories()),
          Rule.CATEGORY,
          "line %d of the categories".formatted(entry.line()));
    }
    return mapped;
  }
}
