package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.ADMINISTER;
import static io.shopkeeper.serve.http.Access.DECIDE;
import static io.shopkeeper.serve.http.Access.READ;

import io.shopkeeper.advertise.campaign.Attributes;
import io.shopkeeper.advertise.campaign.AudienceInsight;
import io.shopkeeper.advertise.campaign.Campaign;
import io.shopkeeper.advertise.campaign.CampaignForecast;
import io.shopkeeper.advertise.campaign.Campaigns;
import io.shopkeeper.advertise.campaign.Goal;
import io.shopkeeper.advertise.campaign.MessageList;
import io.shopkeeper.advertise.campaign.Offer;
import io.shopkeeper.advertise.campaign.SentMessages;
import io.shopkeeper.advertise.campaign.ShopCampaigns;
import io.shopkeeper.advertise.campaign.Visitor;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Campaigns: what is shown to a visitor, what came of it, and how the budget is spent.
public final class CampaignsApi {
  private static final int LIMIT = 4 * 1024 * 1024;
  private static final int SMALL = 16 * 1024;

  private final Shop shop;
  private final ShopCampaigns campaigns;
  private final InstantSource clock;

  public CampaignsApi(Shop shop, ShopCampaigns campaigns, InstantSource clock) {
    this.shop = shop;
    this.campaigns = campaigns;
    this.clock = clock;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("GET", "/api/v1/campaigns", READ, this::list),
        Route.api("POST", "/api/v1/campaigns", ADMINISTER, this::post),
        Route.api("POST", "/api/v1/campaigns/{id}/start", ADMINISTER, this::start),
        Route.api("POST", "/api/v1/campaigns/{id}/stop", ADMINISTER, this::stop),
        Route.api("POST", "/api/v1/campaigns/{id}/decide", DECIDE, this::decide),
        Route.api("POST", "/api/v1/campaigns/{id}/responses", DECIDE, this::respond),
        Route.api("GET", "/api/v1/campaigns/{id}/results", READ, this::results),
        Route.api("GET", "/api/v1/campaigns/{id}/messages", ADMINISTER, this::messages),
        Route.api("POST", "/api/v1/campaigns/{id}/messages", ADMINISTER, this::send),
        Route.api("GET", "/api/v1/campaigns/{id}/forecast", READ, this::forecast),
        Route.api("GET", "/api/v1/campaigns/{id}/insights", READ, this::insights));
  }

  public Answer list(Request request) {
    List<Campaign> all = campaigns.all().list();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("campaigns");
          all.forEach(one -> CampaignJson.campaign(json, one, shop.currency()));
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// A draft, as in [CampaignFields].
  public Answer post(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    try {
      Campaign draft =
          new CampaignFields(fields::texts)
              .draft(shop.currency(), campaigns.audience().names(), clock.instant());
      return answer(campaigns.all().declare(draft, who(request)), 201);
    } catch (IllegalArgumentException e) {
      throw bad(
          String.valueOf(e.getMessage()),
          "an id, days, a budget, what a thousand impressions cost, and creatives, as in"
              + " {\"id\":\"tea\",\"starts\":\"2026-12-01\",\"ends\":\"2026-12-07\",\"budget\":100,"
              + "\"perThousand\":5,\"creatives\":[\"a | Fresh tea | category=tea\"]}");
    }
  }

  public Answer start(Request request) {
    return answer(
        campaigns.all().start(asked(request), shop.day(clock.instant()), who(request)), 200);
  }

  public Answer stop(Request request) {
    return answer(campaigns.stop(asked(request), who(request)), 200);
  }

  /// A creative for `customer` or `session`, with `interests` as in `["category=tea"]`; or why
  /// none.
  public Answer decide(Request request) {
    Campaign campaign = asked(request);
    JsonFields fields = JsonFields.parse(request.body(SMALL));
    try {
      Optional<String> customer = fields.text("customer");
      Optional<String> session = fields.text("session");
      var visitor =
          new Visitor(
              customer.map(CustomerId::new).orElse(null),
              session.map(SessionId::new).orElse(null),
              Attributes.parse(fields.texts("interests")));
      Offer offer = campaigns.decide(campaign, visitor);
      return Answer.json(
          Json.write(json -> CampaignJson.offer(json, offer, campaign.goal(), shop.currency())));
    } catch (IllegalArgumentException e) {
      throw bad(
          String.valueOf(e.getMessage()),
          "customer or session, as in {\"session\":\"s-1\",\"interests\":[\"category=tea\"]}");
    }
  }

  /// What came of an `impression`: `kind` click or conversion, the latter of a `value`. Told again
  /// it counts no more.
  public Answer respond(Request request) {
    Campaign campaign = asked(request);
    JsonFields fields = JsonFields.parse(request.body(SMALL));
    try {
      String kind = fields.text("kind").orElse("");
      Goal told =
          Goal.of(kind)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "kind is '%s': click or conversion is needed".formatted(kind)));
      String value = fields.text("value").orElse("0");
      boolean fresh =
          campaigns.respond(campaign, fields.text("impression").orElse(""), told, minor(value));
      return Answer.json(
          fresh ? 201 : 200,
          Json.write(json -> {
            json.writeStartObject();
            json.writeBooleanProperty("new", fresh);
            json.writeEndObject();
          }));
    } catch (IllegalArgumentException e) {
      throw bad(
          String.valueOf(e.getMessage()),
          "an impression that was shown and a kind, as in"
              + " {\"impression\":\"0f…\",\"kind\":\"conversion\",\"value\":19.90}");
    }
  }

  /// What one has shown, spent and brought so far.
  public Answer results(Request request) {
    Campaign campaign = asked(request);
    var results = campaigns.results(campaign);
    List<Campaigns.Act> acts = campaigns.all().acts(campaign.id());
    return Answer.json(
        Json.write(json -> CampaignJson.results(json, results, acts, shop.currency())));
  }

  /// Whom one may be sent to by message, and how many are left out, by reason.
  public Answer messages(Request request) {
    MessageList messages = campaigns.messages(asked(request));
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("customers");
          messages.customers().forEach(customer -> json.writeString(customer.value()));
          json.writeEndArray();
          json.writeObjectPropertyStart("leftOut");
          messages.leftOut().forEach(json::writeNumberProperty);
          json.writeEndObject();
          json.writeEndObject();
        }));
  }

  /// Chooses for everybody whom one may be sent to what their message says; each is an impression,
  /// paid for, to which responses are told.
  public Answer send(Request request) {
    SentMessages sent = campaigns.send(asked(request));
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("messages");
          for (Offer.Shown one : sent.messages()) {
            json.writeStartObject();
            json.writeStringProperty("customer", one.impression().unit());
            json.writeStringProperty("impression", one.impression().id());
            json.writeStringProperty("creative", one.creative().id());
            json.writeStringProperty("content", one.creative().content());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeObjectPropertyStart("leftOut");
          sent.leftOut().forEach(json::writeNumberProperty);
          json.writeEndObject();
          json.writeEndObject();
        }));
  }

  /// What one will have spent and brought when it is over.
  public Answer forecast(Request request) {
    Campaign campaign = asked(request);
    CampaignForecast forecast = campaigns.forecast(campaign);
    return Answer.json(Json.write(json -> CampaignJson.forecast(json, forecast, shop.currency())));
  }

  /// Which copy one has for whom, and why.
  public Answer insights(Request request) {
    Campaign campaign = asked(request);
    List<AudienceInsight> insights = campaigns.insights(campaign);
    return Answer.json(
        Json.write(
            json -> CampaignJson.insights(json, insights, campaign.goal(), shop.currency())));
  }

  private long minor(String value) {
    try {
      return Money.of(new BigDecimal(value), shop.currency()).minor();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("value is '%s': an amount is needed".formatted(value), e);
    }
  }

  private Campaign asked(Request request) {
    String id = request.path("id");
    return campaigns
        .all()
        .find(id)
        .orElseThrow(() ->
            Problem.notFound(
                    "there is no campaign '%s'".formatted(id), "See GET /api/v1/campaigns.")
                .asException());
  }

  private Answer answer(Campaigns.Change change, int status) {
    return switch (change) {
      case Campaigns.Change.Made(Campaign campaign) ->
          Answer.json(
              status, Json.write(json -> CampaignJson.campaign(json, campaign, shop.currency())));
      case Campaigns.Change.Refused(String reason, String advice) ->
          throw Problem.badRequest(reason, advice).asException();
    };
  }

  private static String who(Request request) {
    return request.caller().named();
  }

  private static ProblemException bad(String detail, String wanted) {
    return Problem.badRequest(detail, "Give %s.".formatted(wanted)).asException();
  }
}
