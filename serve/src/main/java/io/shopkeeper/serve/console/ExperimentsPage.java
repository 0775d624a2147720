package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.experiment.shop.Experiment;
import io.shopkeeper.experiment.shop.ExperimentResults;
import io.shopkeeper.experiment.shop.Experiments.Change;
import io.shopkeeper.experiment.shop.Forecast;
import io.shopkeeper.experiment.shop.Metric;
import io.shopkeeper.experiment.shop.ResultTexts;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.serve.api.ExperimentFields;
import io.shopkeeper.serve.figures.Cached;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All experiments, a builder that says how long one would take, and what one has shown.
public final class ExperimentsPage {
  private static final int FORM = 16 * 1024;
  private static final List<String> FIELDS =
      List.of(
          "id",
          "name",
          "arms",
          "shares",
          "metric",
          "planned",
          "layer",
          "from",
          "to",
          "effect",
          "guardrails",
          "targets",
          "ramp");
  private static final Set<String> LISTS =
      Set.of("arms", "shares", "guardrails", "targets", "ramp");
  private static final Map<String, String> PRESETS =
      Map.of("arms", "control, new", "shares", "50, 50", "metric", "conversion", "effect", "10");
  private static final double PERCENT = 100;

  /// How old a forecast may be, which takes a reading of four weeks.
  private static final Duration FORETOLD = Duration.ofMinutes(1);

  private final Templates templates;
  private final Shop shop;
  private final ShopExperiments experiments;
  private final InstantSource clock;
  private final Map<Metric, Cached<Forecast>> forecasts;

  ExperimentsPage(
      Templates templates, Shop shop, ShopExperiments experiments, InstantSource clock) {
    this.clock = clock;
    this.templates = templates;
    this.shop = shop;
    this.experiments = experiments;
    this.forecasts =
        Metric.USUAL.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    of -> new Cached<>(FORETOLD, clock, () -> experiments.forecast(of))));
  }

  /// The list, and the builder with what was typed in so far.
  Answer list(Request request) {
    return page(request, name -> request.queried(name).orElse(""), "");
  }

  Answer declare(Request request) {
    Map<String, List<String>> form = request.form(FORM);
    Function<String, String> typed = name -> first(form, name);
    try {
      return switch (fields(typed).declare(experiments.all(), who(request))) {
        case Change.Made(Experiment made) -> Answer.seeOther("/experiments/" + made.id());
        case Change.Refused(String reason, String advice) ->
            page(request, typed, reason + ". " + advice).status(400);
      };
    } catch (IllegalArgumentException e) {
      return page(request, typed, String.valueOf(e.getMessage())).status(400);
    }
  }

  Answer show(Request request) {
    Experiment experiment = asked(request);
    Texts t = templates.view(request).t();
    ExperimentResults results = experiments.results(experiment);
    var texts = new ResultTexts(t.language().locale(), shop.currency());
    return templates.page(
        request,
        "experiment",
        Map.of(
            "results",
            ExperimentView.of(t, texts, results, shop.currency()),
            "experiment",
            results.experiment(),
            "reached",
            results.experiment().allocation(clock.instant()).to(),
            "acts",
            experiments.all().acts(experiment.id())));
  }

  Answer start(Request request) {
    return changed(experiments.all().start(asked(request), who(request)));
  }

  Answer stop(Request request) {
    return changed(experiments.all().stop(asked(request), who(request)));
  }

  Answer raise(Request request) {
    Experiment experiment = asked(request);
    return changed(
        experiments
            .all()
            .raise(experiment, share(request.form(FORM), "to") / PERCENT, who(request)));
  }

  Answer holdOut(Request request) {
    Map<String, List<String>> form = request.form(FORM);
    try {
      experiments.all().holdOut(first(form, "layer"), share(form, "share") / PERCENT, who(request));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()), "Go back and give another share.")
          .asException();
    }
    return Answer.seeOther("/experiments");
  }

  private static double share(Map<String, List<String>> form, String name) {
    try {
      return Double.parseDouble(first(form, name));
    } catch (NumberFormatException e) {
      throw Problem.badRequest(
              "'%s' is no number".formatted(first(form, name)), "Go back and give per cent.")
          .asException();
    }
  }

  private static String first(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of()).stream().findFirst().orElse("").strip();
  }

  private static Answer changed(Change change) {
    return switch (change) {
      case Change.Made(Experiment made) -> Answer.seeOther("/experiments/" + made.id());
      case Change.Refused(String reason, String advice) ->
          throw Problem.badRequest(reason, advice).asException();
    };
  }

  private Answer page(Request request, Function<String, String> typed, String fault) {
    var values = new HashMap<String, Object>();
    var draft = new HashMap<String, String>();
    for (String name : FIELDS) {
      String text = typed.apply(name);
      draft.put(name, text.isBlank() ? PRESETS.getOrDefault(name, "") : text);
    }
    String forecast = "";
    String said = fault;
    try {
      forecast = forecast(templates.view(request).t(), draft);
    } catch (IllegalArgumentException e) {
      said = said.isEmpty() ? String.valueOf(e.getMessage()) : said;
    }
    values.put("all", experiments.all().list());
    values.put("holdouts", new TreeMap<>(experiments.all().holdouts()));
    values.put("draft", draft);
    values.put("forecast", forecast);
    values.put("fault", said);
    return templates.page(request, "experiments", values);
  }

  /// How long the draft would take, in a sentence; its planned units are filled in where none were.
  private String forecast(Texts t, Map<String, String> draft) {
    ExperimentFields fields = fields(name -> draft.getOrDefault(name, ""));
    Metric metric = fields.metric();
    Cached<Forecast> usual = forecasts.get(metric);
    Forecast forecast = usual == null ? experiments.forecast(metric) : usual.value();
    double effect = fields.number("effect", "10") / PERCENT;
    double part = fields.number("to", "1") - fields.number("from", "0");
    OptionalLong planned = forecast.units(effect, fields.shares(2));
    if (planned.isEmpty()) {
      return t.text("experiments.no_forecast");
    }
    draft.computeIfPresent(
        "planned", (_, text) -> text.isBlank() ? Long.toString(planned.getAsLong()) : text);
    OptionalLong days = forecast.days(planned.getAsLong(), part);
    String units = t.number(planned.getAsLong());
    String daily = t.number(Math.round(forecast.unitsPerDay()));
    return days.isEmpty()
        ? t.text("experiments.nobody_comes", t.percent(effect), units)
        : t.text(
            "experiments.forecast", t.percent(effect), units, daily, t.number(days.getAsLong()));
  }

  /// Lists are written with commas.
  private static ExperimentFields fields(Function<String, String> typed) {
    return new ExperimentFields(name -> {
      String text = typed.apply(name).strip();
      boolean list = LISTS.contains(name);
      return text.isEmpty()
          ? List.of()
          : list ? Arrays.stream(text.split("[,，]")).map(String::strip).toList() : List.of(text);
    });
  }

  private Experiment asked(Request request) {
    String id = request.path("id");
    return experiments
        .all()
        .find(id)
        .orElseThrow(() ->
            Problem.notFound(
                    "there is no experiment '%s'".formatted(id), "Go back to the experiments.")
                .asException());
  }

  private static String who(Request request) {
    return request.caller().named();
  }
}
