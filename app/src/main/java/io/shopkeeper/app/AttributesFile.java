package io.shopkeeper.app;

import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.ranking.ProductTraits;
import io.shopkeeper.serve.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Products with their attribute values as the published sets have them: `{"item": [value, …], …}`,
/// gzip or plain.
final class AttributesFile {
  private AttributesFile() {}

  /// @throws RecommendException if it cannot be read to its end or is in another layout
  static Map<String, ProductTraits> read(Path file) {
    byte[] bytes;
    try (InputStream in = SourceFile.of(file, SourceFile.Kind.TABLE).open()) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new RecommendException(
          RecommendException.Code.FILE_UNREADABLE,
          "cannot read '%s' to its end: %s".formatted(file, e),
          e);
    }
    var traits = new LinkedHashMap<String, ProductTraits>();
    try (JsonParser parser = Json.parser(bytes)) {
      require(file, parser, parser.nextToken() == JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String item = parser.currentName();
        require(file, parser, parser.nextToken() == JsonToken.START_ARRAY);
        List<String> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          require(file, parser, parser.currentToken().isScalarValue());
          values.add(parser.getString());
        }
        traits.put(item, ProductTraits.ofAttributes(values));
      }
      require(file, parser, parser.currentToken() == JsonToken.END_OBJECT);
    } catch (JacksonException e) {
      throw unreadable(file, e.getLocation().getLineNr(), e.getOriginalMessage());
    }
    return traits;
  }

  private static void require(Path file, JsonParser parser, boolean sound) {
    if (!sound) {
      throw unreadable(
          file,
          parser.currentLocation().getLineNr(),
          "%s is not expected here; the layout is {\"item\": [value, …], …}"
              .formatted(parser.currentToken()));
    }
  }

  private static RecommendException unreadable(Path file, int line, String why) {
    return new RecommendException(
        RecommendException.Code.FILE_UNREADABLE, "'%s', line %d: %s".formatted(file, line, why));
  }
}
