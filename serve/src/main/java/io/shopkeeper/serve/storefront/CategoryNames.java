package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.Product;
import io.shopkeeper.serve.console.Language;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What categories are called in a language, as products say in an attribute `categories_zh` or
/// `categories_en`: their path in that language, the parts of which `>` divides.
///
/// @param names by the path from the root
record CategoryNames(Map<Language, Map<List<String>, String>> names) {
  private static final Pattern BETWEEN = Pattern.compile("\\s*>\\s*");

  /// As these products say; where they differ, as the first of them.
  static CategoryNames of(Collection<Product> products) {
    var names = new EnumMap<Language, Map<List<String>, String>>(Language.class);
    for (Language language : Language.values()) {
      var own = new HashMap<List<String>, String>();
      for (Product product : products) {
        String said = product.attributes().getOrDefault("categories_" + language.tag(), "");
        add(own, product.categories(), List.of(BETWEEN.split(said.strip(), -1)));
      }
      names.put(language, own);
    }
    return new CategoryNames(names);
  }

  /// A path of another length says nothing.
  private static void add(Map<List<String>, String> own, List<String> path, List<String> said) {
    if (path.size() == said.size()) {
      for (int depth = 1; depth <= path.size(); depth++) {
        String name = said.get(depth - 1);
        if (!name.isEmpty()) {
          own.putIfAbsent(List.copyOf(path.subList(0, depth)), name);
        }
      }
    }
  }

  /// What the last category of a path is called; its own name where no product says another.
  ///
  /// @param path at least one name
  String of(List<String> path, Language language) {
    return names.getOrDefault(language, Map.of()).getOrDefault(path, path.getLast());
  }
}
