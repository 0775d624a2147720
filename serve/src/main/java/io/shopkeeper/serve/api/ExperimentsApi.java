package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.ADMINISTER;
import static io.shopkeeper.serve.http.Access.DECIDE;
import static io.shopkeeper.serve.http.Access.READ;
import static io.shopkeeper.serve.http.Access.SEND_EVENTS;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.experiment.shop.Earnings;
import io.shopkeeper.experiment.shop.Experiment;
import io.shopkeeper.experiment.shop.Experiments;
import io.shopkeeper.experiment.shop.Forecast;
import io.shopkeeper.experiment.shop.Metric;
import io.shopkeeper.experiment.shop.ResultTexts;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Experiments: which arm a visitor sees, what is running, and what came of it.
public final class ExperimentsApi {
  private static final int LIMIT = 16 * 1024;
  private static final String EFFECT = "0.1";

  private final Shop shop;
  private final ShopExperiments experiments;
  private final PageIdentity identity;

  public ExperimentsApi(Shop shop, ShopExperiments experiments, PageIdentity identity) {
    this.shop = shop;
    this.experiments = experiments;
    this.identity = identity;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("GET", "/api/v1/flags", DECIDE, this::flags),
        Route.api("POST", "/api/v1/flags", SEND_EVENTS, this::pageFlags),
        Route.api("GET", "/api/v1/experiments", READ, this::list),
        Route.api("GET", "/api/v1/experiments/forecast", READ, this::forecast),
        Route.api("POST", "/api/v1/experiments", ADMINISTER, this::post),
        Route.api("POST", "/api/v1/experiments/{id}/start", ADMINISTER, this::start),
        Route.api("POST", "/api/v1/experiments/{id}/stop", ADMINISTER, this::stop),
        Route.api("POST", "/api/v1/experiments/{id}/ramp", ADMINISTER, this::raise),
        Route.api("GET", "/api/v1/experiments/holdout", READ, this::earnings),
        Route.api("POST", "/api/v1/experiments/holdout", ADMINISTER, this::holdOut),
        Route.api("GET", "/api/v1/experiments/{id}/results", READ, this::results));
  }

  /// The arm of `customer`, `session` or both in every running experiment, logged as seen;
  /// `attributes=country=DE,device=mobile` for targets.
  public Answer flags(Request request) {
    CustomerId customer = Ids.queried(request, "customer", CustomerId::new);
    SessionId session = Ids.queried(request, "session", SessionId::new);
    if (customer == null && session == null) {
      throw Problem.badRequest(
              "whose arms are asked for is not said",
              "Add the parameter customer or session, as in /api/v1/flags?session=s-1.")
          .asException();
    }
    return decided(customer, session, listed(request));
  }

  /// The same for the page that a visitor has open: `{"session":"…","attributes":["country=DE"]}`.
  /// A key that pages show speaks for the customer whose signed id comes along, and for nobody
  /// else.
  public Answer pageFlags(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    PageIdentity.Speaker speaker = identity.of(request);
    CustomerId named =
        fields.text("customer").map(id -> Ids.parse(id, CustomerId::new)).orElse(null);
    if (speaker.page() && named != null && !named.equals(speaker.customer())) {
      throw Problem.badRequest(
              "a page may not say who its visitor is",
              "Send the customer's signed id in the header; see docs/tracker.md.")
          .asException();
    }
    SessionId session =
        fields.text("session").map(id -> Ids.parse(id, SessionId::new)).orElse(null);
    CustomerId customer = speaker.page() ? speaker.customer() : named;
    if (customer == null && session == null) {
      throw Problem.badRequest(
              "whose arms are asked for is not said",
              "Give the visit, as in {\"session\":\"s-1\"}.")
          .asException();
    }
    return decided(customer, session, new ExperimentFields(fields::texts));
  }

  private Answer decided(
      @Nullable CustomerId customer, @Nullable SessionId session, ExperimentFields fields) {
    Map<String, String> arms;
    try {
      arms = experiments.decisions().decide(customer, session, fields.attributes());
    } catch (IllegalArgumentException e) {
      throw bad(String.valueOf(e.getMessage()), "attributes as in country=DE");
    }
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeObjectPropertyStart("flags");
          arms.forEach(json::writeStringProperty);
          json.writeEndObject();
          json.writeEndObject();
        }));
  }

  /// Lists are written with commas.
  private static ExperimentFields listed(Request request) {
    return new ExperimentFields(
        name -> request.queried(name).map(text -> List.of(text.split(","))).orElse(List.of()));
  }

  public Answer list(Request request) {
    List<Experiment> all = experiments.all().list();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("experiments");
          for (Experiment one : all) {
            write(json, one);
          }
          json.writeEndArray();
          json.writeArrayPropertyStart("holdouts");
          new TreeMap<>(experiments.all().holdouts())
              .forEach((layer, share) -> {
                json.writeStartObject();
                json.writeStringProperty("layer", layer);
                json.writeNumberProperty("share", share);
                json.writeEndObject();
              });
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// Keeps a `share` of the visitors who are not in yet out of every experiment of a `layer`, or of
  /// everything.
  public Answer holdOut(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    var given = new ExperimentFields(fields::texts);
    try {
      experiments
          .all()
          .holdOut(given.text("layer").orElse(""), given.number("share", ""), who(request));
    } catch (IllegalArgumentException e) {
      throw bad(String.valueOf(e.getMessage()), "a share below 1, as in {\"share\":0.05}");
    }
    return list(request);
  }

  /// What Shopkeeper as a whole earned, by whom a holdout of everything keeps out.
  public Answer earnings(Request request) {
    Earnings found =
        experiments
            .earnings()
            .orElseThrow(() ->
                Problem.notFound(
                        "nobody is held out of everything",
                        "Hold a share of the visitors out with POST /api/v1/experiments/holdout, as"
                            + " in {\"share\":0.05}.")
                    .asException());
    ResultTexts texts = texts(request);
    return Answer.json(
        Json.write(json -> ExperimentJson.write(json, found, texts, shop.currency())));
  }

  /// Lets more visitors in: `{"to":0.5}`.
  public Answer raise(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    Experiment experiment = asked(request);
    double to;
    try {
      to = new ExperimentFields(fields::texts).number("to", "");
    } catch (IllegalArgumentException e) {
      throw bad(
          String.valueOf(e.getMessage()), "where its part of the layer ends, as in {\"to\":0.5}");
    }
    return answer(experiments.all().raise(experiment, to, who(request)), 200);
  }

  /// `{"id":"ranking-1","name":"New ranking","arms":["control","new"],"shares":[50,50]}`, with
  /// `layer`, `from`, `to`, `salt`, `metric`, `planned`, `guardrails`, `targets` and `ramp` where
  /// they differ from the usual.
  public Answer post(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    try {
      return answer(
          new ExperimentFields(fields::texts).declare(experiments.all(), who(request)), 201);
    } catch (IllegalArgumentException e) {
      throw bad(
          String.valueOf(e.getMessage()),
          "an id, two or more arms, the control first, and a share for each, as in"
              + " {\"id\":\"ranking-1\",\"arms\":[\"control\",\"new\"],\"shares\":[50,50]}");
    }
  }

  /// How many units, and days, would show a relative `effect` (.1) on `metric` in equal arms or
  /// ones of `shares` (`50,50`), where `part` (1) of the visitors are in.
  public Answer forecast(Request request) {
    var fields = new ExperimentFields(name -> request.queried(name).stream().toList());
    ExperimentFields listed = listed(request);
    try {
      double effect = fields.number("effect", EFFECT);
      double part = fields.number("part", "1");
      if (!(part > 0 && part <= 1)) {
        throw new IllegalArgumentException("part is %s: above 0, at most 1".formatted(part));
      }
      Metric metric = fields.metric();
      Forecast forecast = experiments.forecast(metric);
      OptionalLong units = forecast.units(effect, listed.shares(2));
      // What one minor unit is in major ones.
      double unit = metric.money() ? new Money(1, shop.currency()).major().doubleValue() : 1;
      return Answer.json(
          Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("metric", metric.wireName());
            json.writeNumberProperty("effect", effect);
            json.writeNumberProperty("unitsPerDay", forecast.unitsPerDay());
            json.writeNumberProperty("mean", forecast.mean() * unit);
            json.writeNumberProperty("deviation", Math.sqrt(forecast.variance()) * unit);
            units.ifPresent(planned -> {
              json.writeNumberProperty("planned", planned);
              forecast
                  .days(planned, part)
                  .ifPresent(days -> json.writeNumberProperty("days", days));
            });
            json.writeEndObject();
          }));
    } catch (IllegalArgumentException e) {
      throw bad(
          String.valueOf(e.getMessage()),
          "an effect above 0, a share for each arm and a part of the visitors, as in"
              + " effect=0.1&shares=50,50&part=1");
    }
  }

  public Answer start(Request request) {
    return answer(experiments.all().start(asked(request), who(request)), 200);
  }

  public Answer stop(Request request) {
    return answer(experiments.all().stop(asked(request), who(request)), 200);
  }

  /// What one has shown so far; `?lang=zh` for sentences in Chinese.
  public Answer results(Request request) {
    Experiment experiment = asked(request);
    ResultTexts texts = texts(request);
    var found = experiments.results(experiment);
    List<Experiments.Act> acts = experiments.all().acts(experiment.id());
    return Answer.json(
        Json.write(json -> ExperimentJson.write(json, found, texts, acts, shop.currency())));
  }

  private ResultTexts texts(Request request) {
    return new ResultTexts(
        request.queried("lang").filter("zh"::equals).isPresent()
            ? Locale.SIMPLIFIED_CHINESE
            : Locale.UK,
        shop.currency());
  }

  private Experiment asked(Request request) {
    String id = request.path("id");
    return experiments
        .all()
        .find(id)
        .orElseThrow(() ->
            Problem.notFound(
                    "there is no experiment '%s'".formatted(id), "See GET /api/v1/experiments.")
                .asException());
  }

  private static Answer answer(Experiments.Change change, int status) {
    return switch (change) {
      case Experiments.Change.Made(Experiment experiment) ->
          Answer.json(status, Json.write(json -> write(json, experiment)));
      case Experiments.Change.Refused(String reason, String advice) ->
          throw Problem.badRequest(reason, advice).asException();
    };
  }

  private static void write(JsonGenerator json, Experiment experiment) {
    json.writeStartObject();
    ExperimentJson.fields(json, experiment);
    json.writeEndObject();
  }

  private static String who(Request request) {
    return request.caller().named();
  }

  private static ProblemException bad(String detail, String wanted) {
    return Problem.badRequest(detail, "Give %s.".formatted(wanted)).asException();
  }
}
