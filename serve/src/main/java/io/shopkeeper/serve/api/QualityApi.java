package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.CONSOLE;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.ingest.quality.CategorySuggestion;
import io.shopkeeper.ingest.quality.Completeness;
import io.shopkeeper.ingest.quality.Concentration;
import io.shopkeeper.ingest.quality.Days;
import io.shopkeeper.ingest.quality.Distribution;
import io.shopkeeper.ingest.quality.Drift;
import io.shopkeeper.ingest.quality.Finding;
import io.shopkeeper.ingest.quality.FindingTexts;
import io.shopkeeper.ingest.quality.LoadFacts;
import io.shopkeeper.ingest.quality.LoadHistory.Changes;
import io.shopkeeper.ingest.quality.LoadHistory.Refusals;
import io.shopkeeper.ingest.quality.QualityReport;
import io.shopkeeper.ingest.quality.QualityReports;
import io.shopkeeper.ingest.quality.Sales;
import io.shopkeeper.ingest.quality.ShopFacts;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// The quality report as a program reads it; findings also in words.
public final class QualityApi {
  private final Shop shop;
  private final QualityReports reports;

  public QualityApi(Shop shop, QualityReports reports) {
    this.shop = shop;
    this.reports = reports;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(Route.api("GET", "/api/v1/quality", CONSOLE, this::show));
  }

  /// `?load=ID` for an older load, `?lang=zh` for findings in Chinese.
  public Answer show(Request request) {
    QualityReport report = report(request, reports);
    var texts =
        new FindingTexts(
            request.queried("lang").filter("zh"::equals).isPresent()
                ? Locale.SIMPLIFIED_CHINESE
                : Locale.UK);
    return Answer.json(Json.write(json -> write(json, report, texts)));
  }

  /// The report that a request asks for.
  ///
  /// @throws io.shopkeeper.serve.http.ProblemException if it names a load that there is not
  public static QualityReport report(Request request, QualityReports reports) {
    Optional<String> load = request.queried("load");
    return load.isEmpty()
        ? reports.newest()
        : reports
            .of(load.get())
            .orElseThrow(() ->
                Problem.notFound(
                        "there is no load '%s'".formatted(load.get()),
                        "Leave it out for the newest; the console's page on data quality lists the"
                            + " others.")
                    .asException());
  }

  private void write(JsonGenerator json, QualityReport report, FindingTexts texts) {
    ShopFacts facts = report.facts();
    json.writeStartObject();
    json.writeStringProperty("shop", shop.id().value());
    json.writeStringProperty("currency", shop.currency().getCurrencyCode());
    json.writeStringProperty("at", facts.at().toString());
    array(json, "findings", report.findings(), finding -> finding(json, finding, texts));
    counts(json, "counts", facts.counts());
    sales(json, facts.sales());
    distributions(json, facts);
    days(json, facts.days());
    json.writeObjectPropertyStart("concentration");
    facts.concentration().forEach((kind, one) -> concentration(json, kind, one));
    json.writeEndObject();
    array(
        json,
        "completeness",
        List.copyOf(facts.completeness().values()),
        field -> completeness(json, field));
    array(json, "categories", facts.categories(), category -> category(json, category));
    if (report.load() != null) {
      load(json, report.load());
    }
    json.writeEndObject();
  }

  private static void category(JsonGenerator json, CategorySuggestion category) {
    json.writeStringProperty("platform", category.platform());
    json.writeStringProperty("category", category.category());
    json.writeNumberProperty("products", category.products());
    if (category.suggestion() != null) {
      json.writeStringProperty("suggestion", category.suggestion());
    }
    json.writeStringProperty("basis", category.basis().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("line", category.line());
  }

  private static void finding(JsonGenerator json, Finding finding, FindingTexts texts) {
    FindingTexts.Said said = texts.of(finding);
    json.writeStringProperty("kind", finding.kind().wireName());
    json.writeStringProperty("severity", finding.severity().wireName());
    json.writeNumberProperty("count", finding.count());
    json.writeNumberProperty("weight", finding.weight());
    json.writeStringProperty("title", said.title());
    json.writeStringProperty("explanation", said.explanation());
    json.writeStringProperty("advice", said.advice());
  }

  private void sales(JsonGenerator json, Sales sales) {
    json.writeObjectPropertyStart("sales");
    json.writeNumberProperty("orders", sales.orders());
    json.writeNumberProperty("lines", sales.lines());
    json.writeNumberProperty("units", sales.units());
    json.writeNumberProperty("revenue", new Money(sales.minor(), shop.currency()).major());
    json.writeNumberProperty("refunds", sales.refunds());
    json.writeNumberProperty("refunded", new Money(sales.refundedMinor(), shop.currency()).major());
    json.writeEndObject();
  }

  private static void distributions(JsonGenerator json, ShopFacts facts) {
    json.writeObjectPropertyStart("distributions");
    for (Distribution distribution : facts.distributions().values()) {
      json.writeObjectPropertyStart(distribution.field());
      distribution.bins().forEach(bin -> json.writeNumberProperty(bin.key(), bin.count()));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void days(JsonGenerator json, Days days) {
    array(
        json,
        "days",
        days.days(),
        day -> {
          json.writeStringProperty("day", day.date().toString());
          json.writeNumberProperty("orders", day.orders());
          if (!Double.isNaN(day.expected())) {
            json.writeNumberProperty("expected", day.expected());
          }
          json.writeStringProperty("kind", day.kind().name().toLowerCase(Locale.ROOT));
        });
  }

  private static void concentration(JsonGenerator json, String kind, Concentration one) {
    json.writeObjectPropertyStart(kind);
    json.writeNumberProperty("size", one.size());
    for (int i = 0; i < one.shares().size(); i++) {
      json.writeNumberProperty(
          "first%dPercent".formatted(Concentration.PERCENTS.get(i)), one.shares().get(i));
    }
    json.writeEndObject();
  }

  private static void completeness(JsonGenerator json, Completeness field) {
    json.writeStringProperty("field", field.field());
    json.writeNumberProperty("filled", field.filled());
    json.writeNumberProperty("records", field.records());
    if (field.before() != null) {
      json.writeNumberProperty("shareBefore", field.before());
    }
  }

  private static void load(JsonGenerator json, LoadFacts load) {
    json.writeObjectPropertyStart("load");
    json.writeStringProperty("id", load.load().id());
    json.writeStringProperty("format", load.load().format());
    json.writeStringProperty("startedAt", load.load().startedAt().toString());
    json.writeArrayPropertyStart("sources");
    load.load().sources().forEach(json::writeString);
    json.writeEndArray();
    json.writeObjectPropertyStart("counts");
    load.counts()
        .forEach((section, counts) -> {
          json.writeObjectPropertyStart(section);
          counts.forEach(count -> json.writeNumberProperty(count.name(), count.count()));
          json.writeEndObject();
        });
    json.writeEndObject();
    array(json, "refused", load.refusals(), refusal -> refusals(json, refusal));
    array(json, "changed", load.changes(), change -> changes(json, change));
    array(json, "completeness", load.completeness(), field -> completeness(json, field));
    if (load.before() != null) {
      json.writeStringProperty("comparedWith", load.before());
    }
    array(json, "drift", load.drift(), drift -> drift(json, drift));
    json.writeEndObject();
  }

  private static void refusals(JsonGenerator json, Refusals refusal) {
    json.writeStringProperty("reason", refusal.reason());
    json.writeNumberProperty("count", refusal.count());
    array(
        json,
        "samples",
        refusal.samples(),
        sample -> {
          json.writeStringProperty("file", sample.file());
          json.writeNumberProperty("line", sample.line());
          json.writeStringProperty("detail", sample.detail());
          json.writeStringProperty("raw", sample.raw());
        });
  }

  private static void changes(JsonGenerator json, Changes change) {
    json.writeStringProperty("rule", change.rule());
    json.writeNumberProperty("count", change.count());
    array(
        json,
        "samples",
        change.samples(),
        sample -> {
          json.writeStringProperty("file", sample.file());
          json.writeNumberProperty("line", sample.line());
          json.writeStringProperty("record", sample.record());
          json.writeStringProperty("field", sample.field());
          json.writeStringProperty("before", sample.before());
          json.writeStringProperty("after", sample.after());
        });
  }

  private static void drift(JsonGenerator json, Drift drift) {
    json.writeStringProperty("field", drift.field());
    json.writeNumberProperty("index", drift.index());
    json.writeNumberProperty("critical", drift.critical());
    json.writeStringProperty("verdict", drift.verdict().name().toLowerCase(Locale.ROOT));
    json.writeNumberProperty("now", drift.now());
    json.writeNumberProperty("before", drift.before());
  }

  private static void counts(JsonGenerator json, String name, Map<String, Long> counts) {
    json.writeObjectPropertyStart(name);
    counts.forEach(json::writeNumberProperty);
    json.writeEndObject();
  }

  private static <T> void array(JsonGenerator json, String name, List<T> values, Consumer<T> each) {
    json.writeArrayPropertyStart(name);
    for (T value : values) {
      json.writeStartObject();
      each.accept(value);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
