package io.shopkeeper.language.words;

/// A part of a text, in UTF-16 units.
///
/// @param end exclusive
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no span from %d to %d".formatted(start, end));
    }
  }

  public int length() {
    return end - start;
  }

  public String in(String text) {
    return text.substring(start, end);
  }

  /// The text with this part taken out.
  public String cutFrom(String text) {
    return text.substring(0, start) + text.substring(end);
  }

  /// How many units lie between this and another; 0 where they touch or overlap.
  public int distance(Span other) {
    return Math.max(0, Math.max(other.start - end, start - other.end));
  }

  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }
}
