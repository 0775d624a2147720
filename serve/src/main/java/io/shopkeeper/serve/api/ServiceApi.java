package io.shopkeeper.serve.api;

import io.shopkeeper.assist.Conversations;
import io.shopkeeper.assist.CustomerService;
import io.shopkeeper.assist.Question;
import io.shopkeeper.assist.Source;
import io.shopkeeper.assist.Statement;
import io.shopkeeper.assist.records.StoredDesk;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.Language;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Answers customers, and tells the shop what they asked.
///
/// Whose orders are spoken of is for who asks to prove: a key that pages show speaks for the
/// customer whose signed id comes along, one that is kept secret for whom it names.
public final class ServiceApi {
  private static final int LIMIT = 256 * 1024;
  private static final int PRESET = 50;
  private static final int MOST = 500;

  private final CustomerService service;
  private final PageIdentity identity;
  private final InstantSource clock;

  public ServiceApi(CustomerService service, PageIdentity identity, InstantSource clock) {
    this.service = service;
    this.identity = identity;
    this.clock = clock;
  }

  /// `{"question": …}`, with the `conversation` it is part of and the `customer` who asks.
  public Answer ask(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    PageIdentity.Speaker speaker = identity.of(request);
    Optional<CustomerId> named = fields.text("customer").map(id -> Ids.parse(id, CustomerId::new));
    if (speaker.page() && named.isPresent() && !named.get().equals(speaker.customer())) {
      throw Problem.badRequest(
              "a page may not say who asks",
              "Send the customer's signed id in the header; see docs/tracker.md.")
          .asException();
    }
    CustomerId asker = speaker.page() ? speaker.customer() : named.orElse(null);
    return answer(fields, asker);
  }

  private Answer answer(JsonFields fields, @Nullable CustomerId asker) {
    String text = fields.texts("question").stream().findFirst().orElse("");
    Conversations.Reply reply =
        service
            .conversations()
            .ask(
                fields.text("conversation").orElse(null),
                new Question(text, asker, clock.instant()));
    io.shopkeeper.assist.Answer said = reply.answer();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("conversation", reply.conversation());
          json.writeStringProperty("language", said.language() == Language.CHINESE ? "zh" : "en");
          json.writeStringProperty("outcome", said.outcome().name().toLowerCase(Locale.ROOT));
          json.writeStringProperty("text", said.text());
          json.writeArrayPropertyStart("statements");
          said.statements().forEach(statement -> write(json, statement));
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  private static void write(JsonGenerator json, Statement statement) {
    json.writeStartObject();
    json.writeStringProperty("text", statement.text());
    json.writeArrayPropertyStart("sources");
    for (Source source : statement.sources()) {
      json.writeStartObject();
      json.writeStringProperty("kind", source.kind());
      json.writeStringProperty("id", source.id());
      json.writeStringProperty("field", source.field());
      json.writeStringProperty("value", source.value());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// What was asked last; with `open=true` only what was not known or waits for a person.
  public Answer questions(Request request) {
    boolean open = request.queried("open").map(Boolean::parseBoolean).orElse(false);
    List<Conversations.Asked> asked =
        service.conversations().newest(open, request.number("count", PRESET, 1, MOST));
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("questions");
          for (Conversations.Asked one : asked) {
            json.writeStartObject();
            json.writeStringProperty("conversation", one.conversation());
            CustomerId customer = one.customer();
            if (customer != null) {
              json.writeStringProperty("customer", customer.value());
            }
            json.writeStringProperty("at", one.at().toString());
            json.writeStringProperty("question", one.question());
            json.writeStringProperty("answer", one.answer());
            json.writeStringProperty("outcome", one.outcome().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// What customers want done, newest first.
  public Answer requests(Request request) {
    List<StoredDesk.Numbered> newest =
        service.desk().newest(request.number("count", PRESET, 1, MOST));
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("requests");
          for (StoredDesk.Numbered one : newest) {
            json.writeStartObject();
            json.writeStringProperty("number", one.number());
            json.writeStringProperty("kind", one.request().kind().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("customer", one.request().customer().value());
            json.writeStringProperty("order", one.request().order().value());
            ProductId product = one.request().product();
            if (product != null) {
              json.writeStringProperty("product", product.value());
            }
            json.writeStringProperty("at", one.request().at().toString());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }
}
