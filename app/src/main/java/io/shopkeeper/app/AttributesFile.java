package io.shopkeeper.app;

import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.serve.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What is known of items, as the published sequences have it beside them: `{"item": [attribute,
/// …], …}`, attributes texts or numbers; gzip or plain.
final class AttributesFile {

  private final Path file;

  /// Equal attributes are kept once.
  private final Map<String, String> labels = new HashMap<>();

  private AttributesFile(Path file) {
    this.file = file;
  }

  /// The attributes of every item.
  ///
  /// @throws RecommendException if it cannot be read to its end or is in another layout
  static Map<String, List<String>> read(Path file) {
    try (InputStream in = SourceFile.of(file, SourceFile.Kind.TABLE).open()) {
      return new AttributesFile(file).items(in.readAllBytes());
    } catch (IOException e) {
      throw new RecommendException(
          RecommendException.Code.FILE_UNREADABLE,
          "cannot read '%s' to its end: %s".formatted(file, e),
          e);
    }
  }

  private Map<String, List<String>> items(byte[] bytes) {
    var items = new HashMap<String, List<String>>();
    try (JsonParser parser = Json.parser(bytes)) {
      require(parser, parser.nextToken() == JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String item = parser.currentName();
        require(parser, parser.nextToken() == JsonToken.START_ARRAY);
        var attributes = new ArrayList<String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          require(parser, isLabel(parser.currentToken()));
          attributes.add(labels.computeIfAbsent(parser.getString(), label -> label));
        }
        items.put(item, attributes);
      }
    } catch (JacksonException e) {
      throw unreadable(e.getLocation().getLineNr(), e.getOriginalMessage());
    }
    return items;
  }

  private static boolean isLabel(@Nullable JsonToken token) {
    return token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT;
  }

  private void require(JsonParser parser, boolean holds) {
    if (!holds) {
      throw unreadable(
          parser.currentLocation().getLineNr(),
          "%s is not expected; the layout is {\"item\": [attribute, …], …}"
              .formatted(parser.currentToken()));
    }
  }

  private RecommendException unreadable(int line, String why) {
    return new RecommendException(
        RecommendException.Code.FILE_UNREADABLE, "'%s', line %d: %s".formatted(file, line, why));
  }
}
