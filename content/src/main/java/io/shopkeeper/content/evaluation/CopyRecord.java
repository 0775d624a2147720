package io.shopkeeper.content.evaluation;

import io.shopkeeper.content.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A product of an evaluation file.
///
/// @param text what people wrote of it; null if that is not told
public record CopyRecord(List<Attribute> attributes, @Nullable String text) {
  private static final Pattern BETWEEN = Pattern.compile("\\*");

  public CopyRecord {
    attributes = List.copyOf(attributes);
  }

  /// @param content as published: `类型#裙*颜色#蓝色`; what has no name or no value is passed over
  public static CopyRecord of(String content, @Nullable String text) {
    var attributes = new ArrayList<Attribute>();
    BETWEEN
        .splitAsStream(content)
        .forEach(part -> {
          int sign = part.indexOf('#');
          String name = sign < 0 ? "" : part.substring(0, sign).strip();
          String value = part.substring(sign + 1).strip();
          if (!name.isEmpty() && !value.isEmpty()) {
            attributes.add(new Attribute(name, value));
          }
        });
    return new CopyRecord(attributes, text);
  }
}
