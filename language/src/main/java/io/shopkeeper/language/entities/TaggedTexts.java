package io.shopkeeper.language.entities;

import java.util.ArrayList;
import java.util.List;

/// Texts as characters, each with its tag `B-…`, `I-…` or `O`; tags may be missing.
///
/// @param characters of every text
/// @param tags of every text, equally long, or empty
public record TaggedTexts(List<List<String>> characters, List<List<String>> tags) {

  public TaggedTexts {
    characters = List.copyOf(characters);
    tags = List.copyOf(tags);
  }

  /// Reads a character a line, a blank or tab and its tag behind it, an empty line between texts.
  public static TaggedTexts parse(String text) {
    var characters = new ArrayList<List<String>>();
    var tags = new ArrayList<List<String>>();
    var own = new ArrayList<String>();
    var ownTags = new ArrayList<String>();
    boolean tagged = true;
    for (String line : (text + "\n\n").split("\r?\n", -1)) {
      if (line.isBlank()) {
        if (!own.isEmpty()) {
          characters.add(List.copyOf(own));
          tags.add(List.copyOf(ownTags));
          own.clear();
          ownTags.clear();
        }
        continue;
      }
      int gap = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
      if (gap < 1) {
        tagged = false;
        own.add(line.strip());
      } else {
        own.add(line.substring(0, gap));
        ownTags.add(line.substring(gap + 1));
      }
    }
    return new TaggedTexts(characters, tagged ? tags : List.of());
  }

  /// The number of texts.
  public int size() {
    return characters.size();
  }

  /// The characters of a text joined.
  public String text(int index) {
    return String.join("", characters.get(index));
  }
}
