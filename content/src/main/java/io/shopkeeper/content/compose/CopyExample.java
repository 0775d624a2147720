package io.shopkeeper.content.compose;

import io.shopkeeper.content.Attribute;
import java.util.List;

/// A text that people wrote of a product, and what was known of it.
public record CopyExample(List<Attribute> attributes, String text) {

  public CopyExample {
    attributes = List.copyOf(attributes);
  }
}
