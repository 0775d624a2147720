package io.shopkeeper.content.write;

import io.shopkeeper.content.Attribute;
import java.util.List;

/// A line of a text and the facts it rests on.
///
/// @param facts attributes; of names `title`, `brand`, `category` and `reviews` where it rests on
///   those
public record Line(String text, List<Attribute> facts) {

  public Line {
    facts = List.copyOf(facts);
  }
}
