package io.shopkeeper.serve.api;

import io.shopkeeper.assist.Conversations;
import io.shopkeeper.assist.CustomerService;
import io.shopkeeper.assist.Question;
import io.shopkeeper.assist.Standing;
import io.shopkeeper.assist.Statement;
import io.shopkeeper.assist.Transcript;
import io.shopkeeper.assist.understand.Dialogue;
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
import org.jspecify.annotations.Nullable;

/// Conversations with customers, once it is known who asks.
public final class Chat {
  static final int LIMIT = 256 * 1024;

  private final Conversations conversations;
  private final Transcript transcript;
  private final Facts facts;
  private final InstantSource clock;
  private final ChatStreams streams;

  public Chat(CustomerService service, Facts facts, InstantSource clock) {
    this.conversations = service.conversations();
    this.transcript = conversations.transcript();
    this.facts = facts;
    this.clock = clock;
    this.streams = new ChatStreams(service, facts, clock);
  }

  /// Sends everybody away who reads along; they come again.
  public void close() {
    streams.close();
  }

  /// `{"question": …}`, with the `conversation` it is part of.
  public Answer ask(Request request, @Nullable CustomerId asker) {
    return ask(request, JsonFields.parse(request.body(LIMIT)), asker);
  }

  Answer ask(Request request, JsonFields fields, @Nullable CustomerId asker) {
    String text =
        fields.texts("question").stream()
            .findFirst()
            .orElseThrow(() ->
                Problem.badRequest("the body has no 'question'", "Send {\"question\": \"…\"}.")
                    .asException());
    String conversation = fields.text("conversation").orElse(null);
    var question = new Question(text, asker, clock.instant());
    if (ChatStreams.asked(request)) {
      return streams.ask(conversation, question);
    }
    Conversations.Reply reply = conversations.ask(conversation, question);
    Map<ProductId, Product> products = products(reply.answer().statements());
    return Answer.json(Json.write(json -> ConversationJson.write(json, reply, products)));
  }

  /// What was said in a conversation after the turn `after`.
  public Answer messages(Request request, @Nullable CustomerId asker) {
    String id = request.path("id");
    Dialogue dialogue = conversation(id, asker);
    int after = after(request);
    if (ChatStreams.asked(request) && request.method().equals("GET")) {
      return streams.follow(id, after, asker);
    }
    List<Transcript.Said> turns = transcript.after(id, after);
    Standing standing = transcript.standing(id);
    Map<ProductId, Product> products =
        products(turns.stream().flatMap(said -> said.statements().stream()).toList());
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("conversation", id);
          ConversationJson.writeStanding(json, standing, dialogue);
          json.writeArrayPropertyStart("messages");
          turns.forEach(said -> ConversationJson.write(json, said, products, dialogue.language()));
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// `{"turn": 3, "helpful": true}`.
  public Answer rate(Request request, @Nullable CustomerId asker) {
    String id = request.path("id");
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    conversation(id, asker);
    String helpful = fields.text("helpful").orElse("");
    if (!helpful.equals("true") && !helpful.equals("false")) {
      throw Problem.badRequest("helpful is '%s'".formatted(helpful), "Give true or false.")
          .asException();
    }
    if (!transcript.rate(id, turn(fields), helpful.equals("true"))) {
      throw Problem.notFound("the conversation has no such turn", "Give the turn of an answer.")
          .asException();
    }
    return Answer.json(Json.write(json -> json.writeStartObject().writeEndObject()));
  }

  /// A reader who comes back says by header where they were.
  private static int after(Request request) {
    String last = request.headers().first("Last-Event-ID").orElse("");
    return last.matches("[0-9]{1,9}")
        ? Integer.parseInt(last)
        : request.number("after", 0, 0, Integer.MAX_VALUE);
  }

  private static int turn(JsonFields fields) {
    String turn = fields.text("turn").orElse("");
    try {
      return Integer.parseInt(turn);
    } catch (NumberFormatException _) {
      throw Problem.badRequest("turn is '%s'".formatted(turn), "Give the number of an answer.")
          .asException();
    }
  }

  private Dialogue conversation(String id, @Nullable CustomerId asker) {
    return conversations
        .find(id, asker)
        .orElseThrow(() ->
            Problem.notFound(
                    "there is no such conversation of whom you speak for",
                    "Begin one with POST /api/v1/ask.")
                .asException());
  }

  private Map<ProductId, Product> products(List<Statement> statements) {
    List<ProductId> ids = ConversationJson.products(statements);
    return ids.isEmpty() ? Map.of() : facts.products(ids);
  }
}
