package io.shopkeeper.serve.api;

import io.shopkeeper.assist.Answer;
import io.shopkeeper.assist.Conversations;
import io.shopkeeper.assist.Source;
import io.shopkeeper.assist.Standing;
import io.shopkeeper.assist.Statement;
import io.shopkeeper.assist.Transcript.Said;
import io.shopkeeper.assist.understand.Dialogue;
import io.shopkeeper.assist.understand.Dialogue.Pending;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/// How conversations are written as JSON.
public final class ConversationJson {
  private ConversationJson() {}

  public static String tag(Language language) {
    return language == Language.CHINESE ? "zh" : "en";
  }

  public static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// The members of a conversation that change with every turn: who has to do with it, and what a
  /// yes would set going.
  static void writeStanding(JsonGenerator json, Standing standing, Dialogue dialogue) {
    json.writeStringProperty("standing", name(standing));
    Pending pending = dialogue.pending();
    OrderId order = pending == null ? null : pending.order();
    if (pending == null
        || order == null
        || standing == Standing.PERSON
        || !(pending.whole() || pending.product() != null)) {
      return;
    }
    json.writeObjectPropertyStart("confirm");
    json.writeStringProperty("kind", name(pending.kind()));
    json.writeStringProperty("order", order.value());
    ProductId product = pending.product();
    if (product != null) {
      json.writeStringProperty("product", product.value());
    }
    json.writeEndObject();
  }

  static void write(
      JsonGenerator json, Conversations.Reply reply, Map<ProductId, Product> products) {
    Answer answer = reply.answer();
    json.writeStartObject();
    json.writeStringProperty("conversation", reply.conversation());
    json.writeNumberProperty("turn", reply.turn());
    json.writeStringProperty("language", tag(answer.language()));
    json.writeStringProperty("outcome", name(answer.outcome()));
    json.writeStringProperty("text", answer.text());
    writeStatements(json, answer.statements());
    writeProducts(json, answer.statements(), products, answer.language());
    writeStanding(json, reply.standing(), answer.next());
    json.writeEndObject();
  }

  static void write(
      JsonGenerator json, Said said, Map<ProductId, Product> products, Language language) {
    json.writeStartObject();
    json.writeNumberProperty("turn", said.number());
    json.writeStringProperty("at", said.at().toString());
    String person = said.person();
    if (person == null) {
      json.writeStringProperty("question", said.question());
    } else {
      json.writeStringProperty("person", person);
    }
    json.writeStringProperty("outcome", name(said.outcome()));
    writeStatements(json, said.statements());
    writeProducts(json, said.statements(), products, language);
    Boolean helpful = said.helpful();
    if (helpful != null) {
      json.writeBooleanProperty("helpful", helpful);
    }
    json.writeEndObject();
  }

  private static void writeStatements(JsonGenerator json, List<Statement> statements) {
    json.writeArrayPropertyStart("statements");
    statements.forEach(statement -> write(json, statement));
    json.writeEndArray();
  }

  static void write(JsonGenerator json, Statement statement) {
    json.writeStartObject();
    json.writeStringProperty("text", statement.text());
    writeSources(json, statement.sources());
    json.writeEndObject();
  }

  /// The member `sources`: what statements rest on.
  public static void writeSources(JsonGenerator json, List<Source> sources) {
    json.writeArrayPropertyStart("sources");
    for (Source source : sources) {
      json.writeStartObject();
      json.writeStringProperty("kind", source.kind());
      json.writeStringProperty("id", source.id());
      json.writeStringProperty("field", source.field());
      json.writeStringProperty("value", source.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// The products that statements rest on, in the order they are spoken of.
  static List<ProductId> products(List<Statement> statements) {
    return statements.stream()
        .flatMap(statement -> statement.sources().stream())
        .filter(source -> source.kind().equals("product") || source.kind().equals("reviews"))
        .map(source -> new ProductId(source.id()))
        .distinct()
        .toList();
  }

  private static void writeProducts(
      JsonGenerator json,
      List<Statement> statements,
      Map<ProductId, Product> known,
      Language language) {
    json.writeArrayPropertyStart("products");
    for (ProductId id : products(statements)) {
      Product product = known.get(id);
      if (product != null) {
        json.writeStartObject();
        json.writeStringProperty("id", id.value());
        json.writeStringProperty("title", title(product, language));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static String title(Product product, Language language) {
    return Language.of(product.title()) == language
        ? product.title()
        : new TreeMap<>(product.attributes())
            .entrySet().stream()
                .filter(attribute ->
                    attribute.getKey().startsWith("title_")
                        && Language.of(attribute.getValue()) == language)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(product.title());
  }
}
