package io.shopkeeper.advertise.campaign;

import java.util.Map;

/// One of the things a campaign may show.
///
/// @param content what is shown: a text, or the address of a picture
/// @param attributes what it is about, by which one that is new is likened to others and to what a
///   visitor likes
public record Creative(String id, String content, Map<String, String> attributes) {
  private static final int LONGEST = 2_000;

  public Creative {
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          "the id of a creative is of letters, digits, '.', '_' and '-', at most 64: '%s'"
              .formatted(id));
    }
    if (content.isBlank() || content.length() > LONGEST) {
      throw new IllegalArgumentException(
          "creative '%s' has %d characters: 1 to %d".formatted(id, content.length(), LONGEST));
    }
    attributes = Map.copyOf(attributes);
  }
}
