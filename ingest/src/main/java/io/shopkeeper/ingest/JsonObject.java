package io.shopkeeper.ingest;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON objects into drafts, token by token, without a tree.
///
/// Scalars are set under the field their name means, lists of scalars joined, the objects of a list
/// become the draft's items, and an object's own properties attributes. Lists of objects within an
/// item are passed over.
final class JsonObject {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_TEXT = 1 << 20;

  /// Shared: factories are thread-safe and keep the names they have seen.
  static final TokenStreamFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .build())
          .build();

  private JsonObject() {}

  /// Reads the rest of an object whose first property name, or end, is the parser's token.
  static <F extends Field> void read(JsonParser parser, Names<F> names, Draft<F, ?> draft) {
    read(parser, names, draft, false);
  }

  private static <F extends Field> void read(
      JsonParser parser, Names<F> names, Draft<F, ?> draft, boolean inItem) {
    while (parser.currentToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      F field = names.find(name);
      if (value == JsonToken.START_ARRAY) {
        list(parser, names, draft, name, field, inItem);
      } else if (value == JsonToken.START_OBJECT) {
        attributes(parser, draft);
      } else {
        scalar(parser, draft, name, field);
      }
      parser.nextToken();
    }
  }

  private static <F extends Field> void scalar(
      JsonParser parser, Draft<F, ?> draft, String name, @Nullable F field) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    String text = parser.getString().strip();
    if (text.isEmpty()) {
      return;
    }
    if (field != null) {
      draft.set(field, text);
    } else {
      draft.attribute(name, text);
    }
  }

  private static <F extends Field> void list(
      JsonParser parser,
      Names<F> names,
      Draft<F, ?> draft,
      String name,
      @Nullable F field,
      boolean inItem) {
    StringBuilder joined = new StringBuilder();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        if (field == null || inItem || !draft.nextItem()) {
          parser.skipChildren();
        } else {
          parser.nextToken();
          read(parser, names, draft, true);
        }
      } else if (token == JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        joined.append(joined.isEmpty() ? "" : Draft.LIST_SEPARATOR).append(parser.getString());
      }
    }
    if (!inItem) {
      draft.endItems();
    }
    if (!joined.isEmpty()) {
      if (field != null) {
        draft.set(field, joined.toString());
      } else {
        draft.attribute(name, joined.toString().replace(Draft.LIST_SEPARATOR, ','));
      }
    }
  }

  private static void attributes(JsonParser parser, Draft<?, ?> draft) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value.isStructStart()) {
        parser.skipChildren();
      } else if (value != JsonToken.VALUE_NULL && !parser.getString().isBlank()) {
        draft.attribute(name, parser.getString().strip());
      }
    }
  }
}
