package io.shopkeeper.content.evaluation;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.language.NormalText;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which records of train are all but in test: with a text that is a copy of one there, or with the
/// attributes of one there but for a tenth of them, in whatever order.
final class Nearness {
  private static final double NEAR = .9;

  private final List<Set<Attribute>> products;
  private final Set<String> texts = new HashSet<>();

  Nearness(Collection<CopyRecord> test) {
    products = test.stream().map(Nearness::attributes).distinct().toList();
    for (CopyRecord record : test) {
      String text = record.text();
      if (text != null) {
        texts.add(NormalText.key(text));
      }
    }
  }

  boolean has(CopyRecord record) {
    String text = record.text();
    if (text != null && texts.contains(NormalText.key(text))) {
      return true;
    }
    Set<Attribute> attributes = attributes(record);
    return products.stream().anyMatch(product -> near(product, attributes));
  }

  private static boolean near(Set<Attribute> one, Set<Attribute> other) {
    // By their sizes alone most are too different.
    if (Math.min(one.size(), other.size()) < NEAR * Math.max(one.size(), other.size())) {
      return false;
    }
    long both = one.stream().filter(other::contains).count();
    return both >= NEAR * (one.size() + other.size() - both);
  }

  private static Set<Attribute> attributes(CopyRecord record) {
    return record.attributes().stream()
        .map(a -> new Attribute(NormalText.of(a.name()), NormalText.of(a.value())))
        .collect(Collectors.toSet());
  }
}
