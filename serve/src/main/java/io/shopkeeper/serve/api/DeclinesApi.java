package io.shopkeeper.serve.api;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.recommend.Declines;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Facts;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What visitors do not want to be offered: said, looked up, taken back.
public final class DeclinesApi {
  private static final int LIMIT = 4 * 1024;

  private final Declines declines;
  private final Facts facts;
  private final InstantSource clock;

  public DeclinesApi(Declines declines, Facts facts, InstantSource clock) {
    this.declines = declines;
    this.facts = facts;
    this.clock = clock;
  }

  /// What a customer, a visit or both said.
  public Answer list(Request request) {
    return answer(
        who(
            Ids.queried(request, "customer", CustomerId::new),
            Ids.queried(request, "session", SessionId::new)));
  }

  /// `{"customer":"c-1001","product":"p-1"}`, or with `session` for somebody unknown.
  public Answer post(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    Declines.Who who =
        who(
            fields.text("customer").map(id -> Ids.parse(id, CustomerId::new)).orElse(null),
            fields.text("session").map(id -> Ids.parse(id, SessionId::new)).orElse(null));
    ProductId product =
        product(fields.text("product").map(id -> Ids.parse(id, ProductId::new)).orElse(null));
    declines.decline(facts, who, product, clock.instant());
    return answer(who);
  }

  public Answer delete(Request request) {
    Declines.Who who =
        who(
            Ids.queried(request, "customer", CustomerId::new),
            Ids.queried(request, "session", SessionId::new));
    declines.wantAgain(facts, who, product(Ids.queried(request, "product", ProductId::new)));
    return answer(who);
  }

  private Answer answer(Declines.Who who) {
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("declined");
          declines.of(who.customer(), who.session()).stream()
              .map(ProductId::value)
              .sorted()
              .forEach(json::writeString);
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  private static Declines.Who who(@Nullable CustomerId customer, @Nullable SessionId session) {
    if (customer == null && session == null) {
      throw Problem.badRequest(
              "whose wish it is is not said", "Give customer, or session for somebody unknown.")
          .asException();
    }
    return new Declines.Who("", customer, session);
  }

  private static ProductId product(@Nullable ProductId product) {
    if (product == null) {
      throw Problem.badRequest("which product it is about is not said", "Give product.")
          .asException();
    }
    return product;
  }
}
