package io.shopkeeper.content.write;

import io.shopkeeper.content.check.CheckedText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The texts of a product's page.
///
/// @param title at most 60 characters, as search engines show
/// @param description sentence by sentence
/// @param search what a search engine is to show
/// @param script of a short video, a scene a line
/// @param checked all that customers will read, against the facts
public record Draft(
    Brief brief,
    Line title,
    List<Line> bullets,
    List<Line> description,
    Search search,
    List<Line> script,
    CheckedText checked)
    implements Writing {

  public Draft {
    bullets = List.copyOf(bullets);
    description = List.copyOf(description);
    script = List.copyOf(script);
  }

  /// @param description at most 155 characters
  /// @param keywords the most telling first
  public record Search(String title, String description, List<String> keywords) {

    public Search {
      keywords = List.copyOf(keywords);
    }
  }

  /// The description as one paragraph.
  public String paragraph() {
    return paragraph(description);
  }

  static String paragraph(List<Line> lines) {
    return lines.stream()
        .map(Line::text)
        .collect(Collectors.joining(" "))
        .replaceAll("(?<=[。！？]) ", "");
  }

  static String all(Line title, List<Line> bullets, List<Line> description, List<Line> script) {
    return Stream.of(List.of(title), bullets, description, script)
        .flatMap(List::stream)
        .map(Line::text)
        .collect(Collectors.joining("\n"));
  }
}
