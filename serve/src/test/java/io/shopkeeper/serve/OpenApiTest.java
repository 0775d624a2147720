package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.serve.access.Admission;
import io.shopkeeper.serve.api.OpenApi;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.serve.metrics.Metrics;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The document says what is served, and what is served is as the document says.
class OpenApiTest {
  private static final Map<String, Object> DOCUMENT = JsonTree.object(OpenApi.document());
  private static ServedShop shop;

  @BeforeAll
  static void start(@TempDir Path directory) {
    shop = ServedShop.start(directory);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static List<Route> routes() {
    ShopServices services = shop.services();
    Admission admission =
        Admission.of(services.store().facts(), services.clock(), services.random());
    return new Routes(services, admission, _ -> Optional.empty(), new Metrics())
        .all().stream().filter(route -> route.kind() == Route.Kind.API).toList();
  }

  @Test
  void everyRouteIsDescribedAndEveryDescriptionIsRouted() {
    var described = new TreeSet<String>();
    member(DOCUMENT, "paths")
        .forEach((path, methods) ->
            map(methods)
                .keySet()
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    assertThat(routes().stream().map(route -> route.method() + " " + route.path()))
        .containsExactlyInAnyOrderElementsOf(described);
  }

  @Test
  void theRolesAreThoseOfTheRouteTable() {
    for (Route route : routes()) {
      Map<String, Object> operation = operation(route.method(), route.path());
      assertThat(operation.get("x-roles"))
          .as(route.method() + " " + route.path())
          .isEqualTo(route.access().roleNames());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /api/v1/recommendations | /api/v1/recommendations?customer=c-1&titles=true",
        "GET | /api/v1/recommendations | /api/v1/recommendations",
        "GET | /api/v1/recommendations/explain | /api/v1/recommendations/explain?product=nope",
        "GET | /api/v1/recommendations/explain | /api/v1/recommendations/explain",
        "GET | /api/v1/recommendations/declined | /api/v1/recommendations/declined?customer=c-1",
        "GET | /api/v1/recommendations/declined | /api/v1/recommendations/declined",
        "DELETE | /api/v1/recommendations/declined | /api/v1/recommendations/declined?session=s",
        "GET | /api/v1/recommendations/mailing | /api/v1/recommendations/mailing?audience=odd",
        "GET | /api/v1/recommendations/mailing | /api/v1/recommendations/mailing?campaign=odd",
        "GET | /api/v1/products/{id}/similar | /api/v1/products/p-1/similar",
        "GET | /api/v1/products/{id}/bought-together | /api/v1/products/p-1/bought-together",
        "GET | /api/v1/products/{id}/bought-together | /api/v1/products/nope/bought-together",
        "GET | /api/v1/recommendations/buy-again | /api/v1/recommendations/buy-again?customer=c-1",
        "GET | /api/v1/recommendations/buy-again | /api/v1/recommendations/buy-again",
        "GET | /api/v1/search | /api/v1/search?q=p&explain=true",
        "GET | /api/v1/search | /api/v1/search",
        "GET | /api/v1/search | /api/v1/search?q=x&count=0",
        "GET | /api/v1/search | /api/v1/search?q=x&priceFrom=9&priceTo=1",
        "GET | /api/v1/suggest | /api/v1/suggest?q=p",
        "GET | /api/v1/search/misses | /api/v1/search/misses",
        "GET | /api/v1/search/synonyms | /api/v1/search/synonyms",
        "DELETE | /api/v1/search/synonyms | /api/v1/search/synonyms?words=a&means=b",
        "GET | /api/v1/search/synonyms/proposals | /api/v1/search/synonyms/proposals?count=3",
        "GET | /api/v1/search/synonyms/history | /api/v1/search/synonyms/history",
        "POST | /api/v1/search/synonyms/history/{revision}/undo |"
            + " /api/v1/search/synonyms/history/9/undo",
        "GET | /api/v1/products/{id} | /api/v1/products/p-1",
        "GET | /api/v1/products/{id} | /api/v1/products/unknown",
        "GET | /api/v1/customers/{id} | /api/v1/customers/c-1",
        "GET | /api/v1/customers/{id} | /api/v1/customers/nobody",
        "GET | /api/v1/customers/{id}/tastes | /api/v1/customers/c-1/tastes",
        "GET | /api/v1/customers/{id}/reviews | /api/v1/customers/c-1/reviews",
        "GET | /api/v1/cohorts | /api/v1/cohorts?by=week",
        "GET | /api/v1/cohorts | /api/v1/cohorts?by=year",
        "GET | /api/v1/segments | /api/v1/segments",
        "GET | /api/v1/segments/figures | /api/v1/segments/figures",
        "GET | /api/v1/segments/{id} | /api/v1/segments/unknown",
        "GET | /api/v1/segments/{id}/members | /api/v1/segments/unknown/members",
        "GET | /api/v1/segments/{id}/export | /api/v1/segments/unknown/export",
        "DELETE | /api/v1/segments/{id} | /api/v1/segments/unknown",
        "GET | /api/v1/content/products | /api/v1/content/products?count=3&lang=zh",
        "GET | /api/v1/content/products | /api/v1/content/products?lang=fr",
        "GET | /api/v1/content/products/{id} | /api/v1/content/products/p-1",
        "GET | /api/v1/content/products/{id} | /api/v1/content/products/unknown",
        "GET | /api/v1/text/insight | /api/v1/text/insight?product=p-1&compare=p-2",
        "GET | /api/v1/text/insight | /api/v1/text/insight?product=unknown",
        "GET | /api/v1/text/insight | /api/v1/text/insight",
        "GET | /api/v1/text/reviews | /api/v1/text/reviews?aspect=delivery&polarity=negative",
        "GET | /api/v1/text/reviews | /api/v1/text/reviews?polarity=odd",
        "GET | /api/v1/text/aspects | /api/v1/text/aspects",
        "GET | /api/v1/quality | /api/v1/quality?lang=zh",
        "GET | /api/v1/quality | /api/v1/quality?load=nope",
        "GET | /api/v1/flags | /api/v1/flags?customer=c-1&session=s-1",
        "GET | /api/v1/flags | /api/v1/flags",
        "GET | /api/v1/flags | /api/v1/flags?customer=c-1&attributes=DE",
        "GET | /api/v1/experiments | /api/v1/experiments",
        "GET | /api/v1/experiments/forecast | /api/v1/experiments/forecast",
        "GET | /api/v1/experiments/forecast | /api/v1/experiments/forecast?effect=-1",
        "POST | /api/v1/experiments/{id}/start | /api/v1/experiments/unknown/start",
        "GET | /api/v1/experiments/{id}/results | /api/v1/experiments/unknown/results",
        "GET | /api/v1/rules | /api/v1/rules?lang=zh",
        "GET | /api/v1/rules/{id} | /api/v1/rules/unknown",
        "DELETE | /api/v1/rules/{id} | /api/v1/rules/unknown",
        "GET | /api/v1/rules/history | /api/v1/rules/history",
        "POST | /api/v1/rules/history/{revision}/undo | /api/v1/rules/history/999/undo",
        "GET | /api/v1/conversations/{id}/messages | /api/v1/conversations/unknown/messages",
        "GET | /api/v1/inbox | /api/v1/inbox?show=all",
        "GET | /api/v1/inbox | /api/v1/inbox?show=odd",
        "GET | /api/v1/inbox/{id} | /api/v1/inbox/unknown",
        "POST | /api/v1/inbox/{id}/close | /api/v1/inbox/unknown/close",
        "GET | /api/v1/service-requests | /api/v1/service-requests",
        "GET | /api/v1/notices | /api/v1/notices",
        "GET | /api/v1/stats | /api/v1/stats",
        "GET | /api/v1/models | /api/v1/models",
        "POST | /api/v1/models/{version}/promote | /api/v1/models/item-neighbours-1/promote",
        "POST | /api/v1/models/{version}/promote | /api/v1/models/als-9/promote",
        "GET | /api/v1/jobs | /api/v1/jobs",
        "GET | /api/v1/jobs/{id} | /api/v1/jobs/unknown",
        "GET | /api/v1/jobs/{id}/log | /api/v1/jobs/unknown/log",
        "GET | /api/v1/keys | /api/v1/keys",
        "GET | /api/v1/sql/views | /api/v1/sql/views",
        "GET | /health | /health",
        "GET | /health/live | /health/live",
        "GET | /openapi.json | /openapi.json"
      })
  void anAnswerIsAsDescribed(String method, String path, String asked) {
    check(method, path, local().send(method, asked, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/recommendations/declined",
    "POST, /api/v1/events",
    "POST, /api/v1/products",
    "PUT, /api/v1/products",
    "POST, /api/v1/jobs",
    "POST, /api/v1/keys",
    "POST, /api/v1/experiments",
    "POST, /api/v1/experiments/holdout",
    "POST, /api/v1/flags",
    "POST, /api/v1/rules",
    "POST, /api/v1/rules/preview",
    "PUT, /api/v1/rules/file",
    "POST, /api/v1/search/synonyms",
    "POST, /api/v1/sql",
    "POST, /api/v1/ask",
    "POST, /api/v1/text/analyse",
    "POST, /api/v1/content/check",
    "POST, /api/v1/text/similarity",
    "POST, /api/v1/text/aspects"
  })
  void theExampleOfARequestIsUnderstoodAndAnsweredAsDescribed(String method, String path) {
    Map<String, Object> contents =
        member(map(operation(method, path).get("requestBody")), "content");
    contents.forEach((type, content) -> {
      Object example = map(content).getOrDefault("example", "");
      String body = example instanceof String text ? text : JsonTree.text(example);
      var reply = local().send(method, path, type, body);
      assertThat(reply.status()).as(reply.text()).isBetween(200, 202);
      check(method, path, reply);
    });
  }

  @Test
  void aRefusedRequestIsAnsweredAsDescribed() {
    check("POST", "/api/v1/events", local().postJson("/api/v1/events", "{}"));
    check("POST", "/api/v1/events", local().postJson("/api/v1/events", "{"));
    check("POST", "/api/v1/flags", local().postJson("/api/v1/flags", "{}"));
    check(
        "POST",
        "/api/v1/experiments/holdout",
        local().postJson("/api/v1/experiments/holdout", "{\"share\":1}"));
    check("POST", "/api/v1/jobs", local().postJson("/api/v1/jobs", "{}"));
    check("GET", "/api/v1/stats", new HttpAs(shop.server(), null).get("/api/v1/stats"));
  }

  private static HttpAs local() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  private static void check(String method, String path, HttpAs.Reply reply) {
    Map<String, Object> responses = member(operation(method, path), "responses");
    assertThat(responses).containsKey(String.valueOf(reply.status()));
    Map<String, Object> response = resolve(map(responses.get(String.valueOf(reply.status()))));
    Map<String, Object> content = member(response, "content");
    assertThat(content).containsKey(reply.header("Content-Type"));
    Schema.check(
        DOCUMENT, map(map(content.get(reply.header("Content-Type"))).get("schema")), reply.json());
  }

  private static Map<String, Object> operation(String method, String path) {
    return map(member(member(DOCUMENT, "paths"), path).get(method.toLowerCase(Locale.ROOT)));
  }

  private static Map<String, Object> resolve(Map<String, Object> holder) {
    return holder.containsKey("$ref") ? Schema.resolve(DOCUMENT, holder) : holder;
  }

  private static Map<String, Object> member(Map<String, Object> holder, String name) {
    return map(holder.get(name));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }
}
