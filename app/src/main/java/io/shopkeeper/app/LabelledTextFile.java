package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.content.check.Kind;
import io.shopkeeper.content.check.evaluation.LabelledText;
import io.shopkeeper.content.check.evaluation.LabelledText.PlantedError;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.serve.http.JsonTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Texts with what is wrong in them: `id`, `text` and, if known, `errors`, a list of `start`,
/// `end`, `kind`, places counted in code points; in a table `errors` is that list as JSON.
/// `product` names the product where the id is the text's own.
final class LabelledTextFile {
  private LabelledTextFile() {}

  static List<LabelledText> read(Path path, Terminal terminal) {
    ObjectFile file = ObjectFile.read(path);
    file.refused().forEach(why -> terminal.say("%s: %s".formatted(path, why)));
    var texts = new ArrayList<LabelledText>();
    for (ObjectFile.Row row : file.rows()) {
      try {
        texts.add(text(row.members()));
      } catch (IllegalArgumentException e) {
        terminal.say("%s: line %d: %s".formatted(path, row.line(), e.getMessage()));
      }
    }
    return texts;
  }

  private static LabelledText text(Map<String, Object> members) {
    String id = first(members, "id", "text_id", "index").orElse("");
    String product =
        first(members, "product", "product_id", "productId", "facts", "sku").orElse(id);
    String text =
        first(members, "text", "summary", "description", "copy")
            .orElseThrow(() -> new IllegalArgumentException("no 'text' among " + members.keySet()));
    Object errors = members.get("errors");
    return new LabelledText(id, product, text, errors == null ? null : errors(errors, text));
  }

  private static List<PlantedError> errors(Object errors, String text) {
    List<?> list =
        switch (errors) {
          case List<?> given -> given;
          default -> listed(String.valueOf(errors));
        };
    var planted = new ArrayList<PlantedError>();
    for (Object one : list) {
      if (!(one instanceof Map<?, ?> error)) {
        throw new IllegalArgumentException("an error is start, end and kind: " + one);
      }
      planted.add(error(error, text));
    }
    return planted;
  }

  private static List<?> listed(String json) {
    return JsonTree.object("{\"errors\":%s}".formatted(json)).get("errors") instanceof List<?> list
        ? list
        : List.of();
  }

  private static PlantedError error(Map<?, ?> error, String text) {
    int start = place(error.get("start"), text);
    int end = place(error.get("end"), text);
    String kind = String.valueOf(error.get("kind"));
    if (end <= start) {
      throw new IllegalArgumentException("an error from %d to %d".formatted(start, end));
    }
    return new PlantedError(
        new Span(start, end),
        Kind.of(kind)
            .orElseThrow(() -> new IllegalArgumentException("no kind '%s'".formatted(kind))));
  }

  private static int place(@Nullable Object points, String text) {
    int count = text.codePointCount(0, text.length());
    if (!(points instanceof Long at) || at < 0 || at > count) {
      throw new IllegalArgumentException(
          "a place is from 0 to %d, in code points: %s".formatted(count, points));
    }
    return text.offsetByCodePoints(0, Math.toIntExact(at));
  }

  private static Optional<String> first(Map<String, Object> members, String... names) {
    for (String name : names) {
      if (members.get(name) != null) {
        return Optional.of(String.valueOf(members.get(name)));
      }
    }
    return Optional.empty();
  }
}
