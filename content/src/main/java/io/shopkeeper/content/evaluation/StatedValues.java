package io.shopkeeper.content.evaluation;

import io.shopkeeper.content.Attribute;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How many of the values that a text states are given by the product's attributes, by a rule of
/// its own that shares nothing with what writes: a text is read from left to right, each time the
/// longest value that any product of the data has is taken.
final class StatedValues {
  private final Set<String> known = new HashSet<>();
  private int longest;

  StatedValues(Collection<CopyRecord> records) {
    for (CopyRecord record : records) {
      for (Attribute attribute : record.attributes()) {
        String value = attribute.value().toLowerCase(Locale.ROOT);
        known.add(value);
        longest = Math.max(longest, value.length());
      }
    }
  }

  /// @param stated distinct values that a text states
  /// @param supported those of them that an attribute's value is, or has in it
  record Count(int stated, int supported) {}

  Count count(String text, List<Attribute> product) {
    List<String> given =
        product.stream().map(attribute -> attribute.value().toLowerCase(Locale.ROOT)).toList();
    Set<String> stated = in(text.toLowerCase(Locale.ROOT));
    long supported =
        stated.stream().filter(value -> given.stream().anyMatch(g -> g.contains(value))).count();
    return new Count(stated.size(), (int) supported);
  }

  private Set<String> in(String text) {
    var stated = new HashSet<String>();
    int at = 0;
    while (at < text.length()) {
      int end = Math.min(text.length(), at + longest);
      while (end > at && !known.contains(text.substring(at, end))) {
        end--;
      }
      if (end > at) {
        stated.add(text.substring(at, end));
        at = end;
      } else {
        at++;
      }
    }
    return stated;
  }
}
