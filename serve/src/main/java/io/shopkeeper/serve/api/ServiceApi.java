package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.CONSOLE;
import static io.shopkeeper.serve.http.Access.READ_CONVERSATIONS;
import static io.shopkeeper.serve.http.Access.SEND_EVENTS;

import io.shopkeeper.assist.Conversations;
import io.shopkeeper.assist.CustomerService;
import io.shopkeeper.assist.records.Decision;
import io.shopkeeper.assist.records.StoredDesk;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers customers, and tells the shop what they asked.
///
/// Whose orders are spoken of is for who asks to prove: a key that pages show speaks for the
/// customer whose signed id comes along, one that is kept secret for whom it names.
public final class ServiceApi {
  private static final int PRESET = 50;
  private static final int MOST = 500;

  private final CustomerService service;
  private final Chat chat;
  private final PageIdentity identity;

  public ServiceApi(CustomerService service, Chat chat, PageIdentity identity) {
    this.service = service;
    this.chat = chat;
    this.identity = identity;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("POST", "/api/v1/ask", SEND_EVENTS, this::ask),
        Route.api("GET", "/api/v1/conversations/{id}/messages", SEND_EVENTS, this::messages),
        Route.api("POST", "/api/v1/conversations/{id}/ratings", SEND_EVENTS, this::rate),
        Route.api("GET", "/api/v1/questions", CONSOLE, this::questions),
        Route.api("GET", "/api/v1/service-requests", READ_CONVERSATIONS, this::requests));
  }

  /// `{"question": …}`, with the `conversation` it is part of and the `customer` who asks.
  public Answer ask(Request request) {
    JsonFields fields = JsonFields.parse(request.body(Chat.LIMIT));
    return chat.ask(request, fields, asker(request, fields.text("customer")));
  }

  /// What was said in a conversation.
  public Answer messages(Request request) {
    return chat.messages(request, asker(request, request.queried("customer")));
  }

  /// What a customer thinks of an answer.
  public Answer rate(Request request) {
    return chat.rate(request, asker(request, request.queried("customer")));
  }

  private @Nullable CustomerId asker(Request request, Optional<String> customer) {
    PageIdentity.Speaker speaker = identity.of(request);
    Optional<CustomerId> named = customer.map(id -> Ids.parse(id, CustomerId::new));
    if (speaker.page() && named.isPresent() && !named.get().equals(speaker.customer())) {
      throw Problem.badRequest(
              "a page may not say who asks",
              "Send the customer's signed id in the header; see docs/tracker.md.")
          .asException();
    }
    return speaker.page() ? speaker.customer() : named.orElse(null);
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
            Decision decision = one.decision();
            if (decision != null) {
              json.writeStringProperty("decision", decision.accepted() ? "accepted" : "refused");
              json.writeStringProperty("reason", decision.reason());
              json.writeStringProperty("decidedBy", decision.person());
              json.writeStringProperty("decidedAt", decision.at().toString());
            }
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }
}
