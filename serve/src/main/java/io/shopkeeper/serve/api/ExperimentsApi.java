package io.shopkeeper.serve.api;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.experiment.assignment.Allocation;
import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.assignment.Condition;
import io.shopkeeper.experiment.shop.Decisions;
import io.shopkeeper.experiment.shop.Experiment;
import io.shopkeeper.experiment.shop.Experiments;
import io.shopkeeper.experiment.shop.Exposures;
import io.shopkeeper.experiment.shop.Outcome;
import io.shopkeeper.experiment.shop.ResultTexts;
import io.shopkeeper.experiment.shop.ResultsReader;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// Experiments: which arm a visitor sees, what is running, and what came of it.
public final class ExperimentsApi {
  private static final int LIMIT = 16 * 1024;
  private static final String PLANNED = "10000";

  private final Shop shop;
  private final Experiments experiments;
  private final Exposures exposures;
  private final Decisions decisions;
  private final ResultsReader results;

  public ExperimentsApi(Store store, InstantSource clock) {
    shop = store.shop();
    experiments = new Experiments(store.facts(), clock);
    exposures = new Exposures(store.facts(), clock);
    decisions = new Decisions(experiments, exposures, clock);
    results = new ResultsReader(store.facts(), exposures);
  }

  /// Writes the exposures that are pending, before the server ends.
  public void flush() {
    exposures.flush();
  }

  /// The arm of `customer`, `session` or both in every running experiment, logged as seen.
  public Answer flags(Request request) {
    CustomerId customer = Ids.queried(request, "customer", CustomerId::new);
    SessionId session = Ids.queried(request, "session", SessionId::new);
    if (customer == null && session == null) {
      throw Problem.badRequest(
              "whose arms are asked for is not said",
              "Add the parameter customer or session, as in /api/v1/flags?session=s-1.")
          .asException();
    }
    Map<String, String> arms = decisions.decide(customer, session);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeObjectPropertyStart("flags");
          arms.forEach(json::writeStringProperty);
          json.writeEndObject();
          json.writeEndObject();
        }));
  }

  public Answer list(Request request) {
    List<Experiment> all = experiments.list();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("experiments");
          for (Experiment one : all) {
            write(json, one);
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// `{"id":"ranking-1","name":"New ranking","arms":["control","new"],"shares":[50,50]}`, with
  /// `layer`, `from`, `to`, `salt`, `metric` and `planned` where they differ from the usual.
  public Answer post(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    String id = fields.text("id").orElse("");
    String metric = fields.text("metric").orElse(Outcome.CONVERSION.wireName());
    Outcome outcome =
        Outcome.of(metric)
            .orElseThrow(() -> bad("metric is '%s'".formatted(metric), "conversion or revenue"));
    String planned = fields.text("planned").orElse(PLANNED);
    if (!planned.matches("[0-9]{1,12}")) {
      throw bad("planned is '%s'".formatted(planned), "a whole number of units");
    }
    try {
      var allocation =
          new Allocation(
              fields.text("salt").orElse(id),
              fields.text("layer").orElse(id),
              number(fields.text("from").orElse("0"), "from"),
              number(fields.text("to").orElse("1"), "to"),
              arms(fields.texts("arms"), fields.texts("shares")),
              new Condition.Always());
      return answer(
          experiments.declare(
              id,
              fields.text("name").orElse(id),
              allocation,
              outcome,
              Long.parseLong(planned),
              who(request)),
          201);
    } catch (IllegalArgumentException e) {
      throw bad(
          String.valueOf(e.getMessage()),
          "an id, two or more arms, the control first, and a share for each, as in"
              + " {\"id\":\"ranking-1\",\"arms\":[\"control\",\"new\"],\"shares\":[50,50]}");
    }
  }

  private static List<Arm> arms(List<String> names, List<String> shares) {
    if (!shares.isEmpty() && shares.size() != names.size()) {
      throw bad(
          "there are %d arms and %d shares".formatted(names.size(), shares.size()),
          "a share for each arm, or none for equal ones");
    }
    var arms = new ArrayList<Arm>();
    for (int i = 0; i < names.size(); i++) {
      arms.add(new Arm(names.get(i), shares.isEmpty() ? 1 : number(shares.get(i), "shares")));
    }
    return arms;
  }

  private static double number(String text, String name) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      throw bad("%s is '%s'".formatted(name, text), "a number");
    }
  }

  public Answer start(Request request) {
    return answer(experiments.start(asked(request), who(request)), 200);
  }

  public Answer stop(Request request) {
    return answer(experiments.stop(asked(request), who(request)), 200);
  }

  /// What one has shown so far; `?lang=zh` for sentences in Chinese.
  public Answer results(Request request) {
    Experiment experiment = asked(request);
    var texts =
        new ResultTexts(
            request.queried("lang").filter("zh"::equals).isPresent()
                ? Locale.SIMPLIFIED_CHINESE
                : Locale.UK,
            shop.currency());
    var found = results.read(experiment);
    List<Experiments.Act> acts = experiments.acts(experiment.id());
    return Answer.json(
        Json.write(json -> ExperimentJson.write(json, found, texts, acts, shop.currency())));
  }

  private Experiment asked(Request request) {
    String id = request.path("id");
    return experiments
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
    return "key " + request.caller().id();
  }

  private static ProblemException bad(String detail, String wanted) {
    return Problem.badRequest(detail, "Give %s.".formatted(wanted)).asException();
  }
}
