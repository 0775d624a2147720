package io.shopkeeper.serve.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The fields of a small flat JSON object; numbers and truths are taken as texts.
public final class JsonFields {
  private final Map<String, List<String>> fields;

  private JsonFields(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /// @throws ProblemException with status 400 if the body is not an object of texts and lists of
  ///   texts
  public static JsonFields parse(byte[] body) {
    var fields = new LinkedHashMap<String, List<String>>();
    try (JsonParser parser = Json.parser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("the body is not a JSON object");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        fields.put(parser.currentName(), values(parser));
      }
    } catch (JacksonException _) {
      throw malformed(Json.firstFault(body).orElse("the body is not JSON"));
    }
    return new JsonFields(fields);
  }

  private static List<String> values(JsonParser parser) {
    var values = new ArrayList<String>();
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        values.add(scalar(parser));
      }
    } else if (token != JsonToken.VALUE_NULL) {
      values.add(scalar(parser));
    }
    return values;
  }

  private static String scalar(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == null || !token.isScalarValue()) {
      throw malformed("'%s' must be a text or a list of texts".formatted(parser.currentName()));
    }
    return parser.getString();
  }

  /// @throws ProblemException with status 400 if there are several
  public Optional<String> text(String name) {
    List<String> texts = texts(name);
    if (texts.size() > 1) {
      throw malformed("'%s' must be one text, not %d".formatted(name, texts.size()));
    }
    return texts.stream().findFirst().filter(text -> !text.isBlank());
  }

  public List<String> texts(String name) {
    return fields.getOrDefault(name, List.of());
  }

  private static ProblemException malformed(String detail) {
    return new Problem(ProblemKind.MALFORMED_JSON, detail, "Send one valid JSON object.")
        .asException();
  }
}
