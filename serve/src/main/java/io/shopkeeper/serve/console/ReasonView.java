package io.shopkeeper.serve.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why two records were taken for the same or doubted, taken apart from the line that is stored, so
/// that it can be told in any language.
///
/// @param basis as in `score` or `label`
/// @param parts what counts most first; empty where a person decided
public record ReasonView(String basis, List<Part> parts) {
  private static final Pattern PART = Pattern.compile("(.+) ([+-][0-9.]+)");

  /// Names of comparisons that have a space in them.
  private static final Set<String> LONG = Set.of("e-mail hash", "telephone hash");

  /// One piece of evidence.
  ///
  /// @param about what was compared
  /// @param finding how far it agrees
  /// @param bits how much it counts, positive for the same
  public record Part(String about, String finding, double bits) {

    /// The length of a bar, from 1 to 100, of the greatest that is drawn.
    public int percent(double greatest) {
      return (int) Math.max(1, Math.round(100 * Math.min(1, Math.abs(bits) / greatest)));
    }
  }

  public ReasonView {
    parts = List.copyOf(parts);
  }

  /// Of a stored reason, as `score: title similar +4.1; price different -2.0`.
  static ReasonView of(String reason) {
    int colon = reason.indexOf(": ");
    if (colon < 0) {
      return new ReasonView(reason, List.of());
    }
    var parts = new ArrayList<Part>();
    for (String piece : reason.substring(colon + 2).split("; ", -1)) {
      Matcher matcher = PART.matcher(piece);
      if (matcher.matches()) {
        parts.add(part(matcher.group(1), Double.parseDouble(matcher.group(2))));
      }
    }
    return new ReasonView(reason.substring(0, colon), parts);
  }

  private static Part part(String text, double bits) {
    int end =
        LONG.stream()
            .filter(name -> text.startsWith(name + " "))
            .mapToInt(String::length)
            .findFirst()
            .orElse(text.indexOf(' '));
    return end < 0
        ? new Part(text, "", bits)
        : new Part(text.substring(0, end), text.substring(end + 1), bits);
  }

  /// The most bits of any part, at least 1.
  public double greatest() {
    return Math.max(1, parts.stream().mapToDouble(part -> Math.abs(part.bits())).max().orElse(1));
  }
}
