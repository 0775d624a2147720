package io.shopkeeper.app;

import io.shopkeeper.content.ContentException;
import io.shopkeeper.content.evaluation.CopyRecord;
import io.shopkeeper.evaluation.PlainOrGzip;
import io.shopkeeper.serve.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Products and what people wrote of them, an object a line as AdvertiseGen has them: `content`
/// with attributes, `summary` with the text, which may be missing; gzip or plain.
final class CopyFile {
  private CopyFile() {}

  /// @throws ContentException if it cannot be read to its end or a line is no such object
  static List<CopyRecord> read(Path file) {
    List<String> lines;
    try {
      lines = PlainOrGzip.text(file).lines().toList();
    } catch (IOException e) {
      throw new ContentException(
          ContentException.Code.FILE_UNREADABLE,
          "cannot read '%s' to its end: %s".formatted(file, e),
          e);
    }
    var records = new ArrayList<CopyRecord>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          records.add(record(lines.get(i)));
        } catch (JacksonException | IllegalArgumentException e) {
          throw new ContentException(
              ContentException.Code.FILE_UNREADABLE,
              "'%s', line %,d: %s".formatted(file, i + 1, reason(e)),
              e);
        }
      }
    }
    return records;
  }

  private static CopyRecord record(String line) {
    String content = null;
    String summary = null;
    try (JsonParser parser = Json.parser(line.getBytes(StandardCharsets.UTF_8))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("not an object with 'content'");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("content")) {
          content = text(name, value, parser);
        } else if (name.equals("summary")) {
          summary = value == JsonToken.VALUE_NULL ? null : text(name, value, parser);
        } else {
          parser.skipChildren();
        }
      }
    }
    if (content == null) {
      throw new IllegalArgumentException("there is no 'content', as in 类型#裙*颜色#蓝色");
    }
    return CopyRecord.of(content, summary);
  }

  private static String text(String name, @Nullable JsonToken value, JsonParser parser) {
    if (value != JsonToken.VALUE_STRING) {
      throw new IllegalArgumentException("'%s' is %s, not a text".formatted(name, value));
    }
    return parser.getString();
  }

  private static String reason(RuntimeException e) {
    return e instanceof JacksonException json
        ? json.getOriginalMessage()
        : String.valueOf(e.getMessage());
  }
}
