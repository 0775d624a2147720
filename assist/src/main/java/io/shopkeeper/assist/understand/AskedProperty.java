package io.shopkeeper.assist.understand;

import io.shopkeeper.domain.Product;
import io.shopkeeper.language.NormalText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A property of products that a question asks for.
///
/// @param said as the customer called it
/// @param names all that it is called, in either language
public record AskedProperty(String said, List<String> names) {
  private static final List<List<String>> KNOWN =
      Cues.lines("attributes.tsv").stream().map(line -> List.of(line.split("\\|"))).toList();

  public AskedProperty {
    names = List.copyOf(names);
  }

  /// The known properties a normal text asks for, and the attributes of the products in question
  /// that it calls by name.
  static List<AskedProperty> in(String normal, List<Product> products) {
    var asked = new LinkedHashMap<String, AskedProperty>();
    for (List<String> names : KNOWN) {
      for (String name : names) {
        if (says(normal, name)) {
          asked.putIfAbsent(names.getFirst(), new AskedProperty(name, names));
          break;
        }
      }
    }
    for (Product product : products) {
      for (String attribute : new TreeMap<>(product.attributes()).keySet()) {
        String name = NormalText.of(attribute.replace('_', ' '));
        if (!attribute.startsWith("title_")
            && !attribute.startsWith("categories_")
            && says(normal, name)
            && asked.values().stream().noneMatch(known -> known.names.contains(name))) {
          asked.putIfAbsent(name, new AskedProperty(attribute, List.of(name)));
        }
      }
    }
    return new ArrayList<>(asked.values());
  }

  private static boolean says(String normal, String name) {
    return name.chars().anyMatch(c -> c >= 0x2E80)
        ? normal.contains(name)
        : Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(normal).find();
  }

  /// The attributes of a product that this asks for, by their names.
  public Map<String, String> of(Product product) {
    var found = new TreeMap<String, String>();
    product
        .attributes()
        .forEach((attribute, value) -> {
          String name = NormalText.of(attribute.replace('_', ' '));
          if (names.contains(name)
              || names.stream().anyMatch(n -> n.length() > 3 && name.equals(n + "s"))) {
            found.put(attribute, value);
          }
        });
    return found;
  }
}
