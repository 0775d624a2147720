package io.shopkeeper.serve.api;

import io.shopkeeper.assist.Case;
import io.shopkeeper.assist.CustomerService;
import io.shopkeeper.assist.Inbox;
import io.shopkeeper.assist.Need;
import io.shopkeeper.assist.Transcript;
import io.shopkeeper.assist.records.Decision;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Facts;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// Conversations and requests for persons, and what they write and decide.
public final class InboxApi {
  private static final int LIMIT = 64 * 1024;
  private static final int PRESET = 50;
  private static final int MOST = 500;
  private static final byte[] EMPTY = Json.write(json -> json.writeStartObject().writeEndObject());

  private final Inbox inbox;
  private final Transcript transcript;
  private final Facts facts;
  private final SaidTopics topics;
  private final InstantSource clock;

  public InboxApi(
      CustomerService service, LabelledSamples samples, Facts facts, InstantSource clock) {
    this.inbox = service.inbox();
    this.transcript = service.conversations().transcript();
    this.topics = new SaidTopics(transcript, samples);
    this.facts = facts;
    this.clock = clock;
  }

  /// What there is to do; with `show=all` or `show=closed` other conversations.
  public Answer list(Request request) {
    String show = request.queried("show").orElse("open");
    int most = request.number("count", PRESET, 1, MOST);
    List<Case> cases = cases(inbox, show, most);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("conversations");
          cases.forEach(one -> {
            json.writeStartObject();
            write(json, one);
            json.writeEndObject();
          });
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// The conversations of one of the views `open`, `all` and `closed`.
  public static List<Case> cases(Inbox inbox, String show, int most) {
    return switch (show) {
      case "open" -> inbox.cases(Need.HAND_OVER, Need.ANSWER, most);
      case "all" -> inbox.cases(Need.HAND_OVER, Need.CLOSED, most);
      case "closed" -> inbox.cases(Need.CLOSED, Need.CLOSED, most);
      default ->
          throw Problem.badRequest("show is '%s'".formatted(show), "Give open, all or closed.")
              .asException();
    };
  }

  /// One conversation, word for word.
  public Answer show(Request request) {
    Case found = found(request);
    List<Transcript.Said> turns = transcript.after(found.conversation(), 0);
    Map<ProductId, Product> products =
        facts.products(
            ConversationJson.products(
                turns.stream().flatMap(said -> said.statements().stream()).toList()));
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          write(json, found);
          json.writeArrayPropertyStart("messages");
          turns.forEach(said -> ConversationJson.write(json, said, products, found.language()));
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  private static void write(JsonGenerator json, Case one) {
    json.writeStringProperty("conversation", one.conversation());
    CustomerId customer = one.customer();
    if (customer != null) {
      json.writeStringProperty("customer", customer.value());
    }
    json.writeStringProperty("language", ConversationJson.tag(one.language()));
    json.writeStringProperty("standing", ConversationJson.name(one.standing()));
    json.writeStringProperty("need", ConversationJson.name(one.need()));
    json.writeNumberProperty("turns", one.turns());
    json.writeStringProperty("at", one.at().toString());
    json.writeStringProperty("question", one.question());
  }

  /// `{"text": …}`, written to the customer.
  public Answer reply(Request request) {
    Case found = found(request);
    String text = JsonFields.parse(request.body(LIMIT)).text("text").orElse("");
    try {
      int turn = inbox.reply(found.conversation(), by(request), text, clock.instant());
      return Answer.json(
          201,
          Json.write(json -> {
            json.writeStartObject();
            json.writeNumberProperty("turn", turn);
            json.writeEndObject();
          }));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()), "Send a shorter \"text\", or some.")
          .asException();
    }
  }

  /// Ends what persons have to do with a conversation.
  public Answer close(Request request) {
    inbox.close(found(request).conversation(), by(request), clock.instant());
    return Answer.json(EMPTY);
  }

  /// `{"topic": "return"}`, of the question of a turn.
  public Answer topic(Request request) {
    Case found = found(request);
    String topic = JsonFields.parse(request.body(LIMIT)).text("topic").orElse("");
    try {
      topics.say(found.conversation(), request.path("turn"), topic, by(request));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
              String.valueOf(e.getMessage()), "Name a topic, and the turn of a question.")
          .asException();
    }
    return Answer.json(EMPTY);
  }

  /// `{"accepted": true, "reason": …}`; the customer is told.
  public Answer decide(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    String accepted = fields.text("accepted").orElse("");
    if (!accepted.equals("true") && !accepted.equals("false")) {
      throw Problem.badRequest("accepted is '%s'".formatted(accepted), "Give true or false.")
          .asException();
    }
    try {
      var decision =
          new Decision(
              accepted.equals("true"),
              fields.text("reason").orElse(""),
              by(request),
              clock.instant());
      inbox.decide(request.path("number"), decision);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
              String.valueOf(e.getMessage()),
              "See GET /api/v1/service-requests for those there are.")
          .asException();
    }
    return Answer.json(EMPTY);
  }

  private Case found(Request request) {
    String id = request.path("id");
    return inbox
        .find(id)
        .orElseThrow(() ->
            Problem.notFound(
                    "there is no conversation '%s'".formatted(id), "See GET /api/v1/inbox.")
                .asException());
  }

  private static String by(Request request) {
    return request.caller().named();
  }
}
