package io.shopkeeper.app;

import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.evaluation.UserBaskets;
import io.shopkeeper.serve.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Users with their baskets in one of two layouts, told apart by the first character; gzip or
/// plain.
///
/// JSON as the published sets have it: `{"user": [[item, …], …], …}`, baskets oldest first; a
/// negative item is padding. Anything else is a table, see [BasketTable].
final class BasketFile {

  private final Path file;

  /// Equal ids are kept once.
  private final Map<String, String> ids = new HashMap<>();

  private BasketFile(Path file) {
    this.file = file;
  }

  /// Users in the order of the file.
  ///
  /// @throws RecommendException if it cannot be read to its end or is in neither layout
  static List<UserBaskets> read(Path file) {
    try {
      SourceFile source = SourceFile.of(file, SourceFile.Kind.TABLE);
      byte[] start;
      try (InputStream in = source.open()) {
        start = in.readNBytes(64);
      }
      return new String(start, StandardCharsets.ISO_8859_1).stripLeading().startsWith("{")
          ? new BasketFile(file).json(source)
          : BasketTable.read(source);
    } catch (IOException e) {
      throw new RecommendException(
          RecommendException.Code.FILE_UNREADABLE,
          "cannot read '%s' to its end: %s".formatted(file, e),
          e);
    }
  }

  private List<UserBaskets> json(SourceFile source) throws IOException {
    byte[] bytes;
    try (InputStream in = source.open()) {
      bytes = in.readAllBytes();
    }
    var users = new ArrayList<UserBaskets>();
    try (JsonParser parser = Json.parser(bytes)) {
      require(parser, parser.nextToken(), JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String user = parser.currentName();
        require(parser, parser.nextToken(), JsonToken.START_ARRAY);
        var baskets = new ArrayList<List<String>>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          require(parser, parser.currentToken(), JsonToken.START_ARRAY);
          baskets.add(basket(parser));
        }
        users.add(new UserBaskets(user, baskets));
      }
    } catch (JacksonException e) {
      throw unreadable(e.getLocation().getLineNr(), e.getOriginalMessage());
    }
    return users;
  }

  private List<String> basket(JsonParser parser) {
    var items = new ArrayList<String>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonToken token = parser.currentToken();
      if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_STRING) {
        throw unreadable(
            parser.currentLocation().getLineNr(),
            "an item is a text or a whole number, not " + token);
      }
      String item = parser.getString();
      boolean padding = token == JsonToken.VALUE_NUMBER_INT && item.startsWith("-");
      if (!padding) {
        items.add(ids.computeIfAbsent(item, id -> id));
      }
    }
    return items;
  }

  private void require(JsonParser parser, JsonToken found, JsonToken wanted) {
    if (found != wanted) {
      throw unreadable(
          parser.currentLocation().getLineNr(),
          "%s where %s is expected; the layout is {\"user\": [[item, …], …], …}"
              .formatted(found, wanted));
    }
  }

  private RecommendException unreadable(int line, String why) {
    return new RecommendException(
        RecommendException.Code.FILE_UNREADABLE, "'%s', line %d: %s".formatted(file, line, why));
  }
}
