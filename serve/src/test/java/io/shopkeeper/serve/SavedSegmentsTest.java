package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.profile.segment.SegmentVersion;
import io.shopkeeper.serve.http.JsonTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Segments under a name over HTTP and on their pages: counted, kept, changed, exported, removed.
class SavedSegmentsTest {
  private static final String SEGMENTS = "/api/v1/segments";

  @SuppressWarnings("NullAway.Init") // Started before each test.
  private ServedShop shop;

  @BeforeEach
  void start(@TempDir Path directory) {
    shop = ServedShop.start(directory);
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  private HttpAs local() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  private HttpAs english() {
    return local().with("Accept-Language", "en");
  }

  private HttpAs.Reply post(String path, String form) {
    return english().send("POST", path, "application/x-www-form-urlencoded", form);
  }

  private HttpAs.Reply keep(String segment) {
    return local().postJson(SEGMENTS, segment);
  }

  private static List<String> ids(HttpAs.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().get("customers") instanceof List<?> ids
        ? ids.stream().map(String::valueOf).toList()
        : List.of();
  }

  @Test
  void anExperimentIsForASegment() {
    assertThat(keep("{\"id\":\"buyers\",\"name\":\"Buyers\",\"where\":\"orders >= 1\"}").status())
        .isEqualTo(201);
    local()
        .postJson(
            "/api/v1/experiments",
            "{\"id\":\"t\",\"arms\":[\"a\",\"b\"],\"targets\":[\"segment.buyers=yes\"]}");
    local().send("POST", "/api/v1/experiments/t/start", null, null);
    String buyer = ids(local().get(SEGMENTS + "/buyers/members?version=1")).getFirst();
    assertThat(String.valueOf(local().get("/api/v1/flags?customer=" + buyer).json().get("flags")))
        .matches("\\{t=[ab]}");
    assertThat(String.valueOf(local().get("/api/v1/flags?customer=nobody").json().get("flags")))
        .isEqualTo("{}");
  }

  @Test
  void aConditionIsCountedKeptChangedExportedAndRemoved() {
    var counted = local().postJson(SEGMENTS + "/preview", "{\"where\":\"orders >= 1\"}");
    assertThat(counted.status()).as(counted.text()).isEqualTo(200);
    long buyers = (Long) Objects.requireNonNull(counted.json().get("customers"));
    assertThat(buyers).isBetween(2L, 80L);
    assertThat(JsonTree.objects(counted.json().get("sample"))).hasSize(10);

    var kept = keep("{\"id\":\"buyers\",\"name\":\"Buyers\",\"where\":\"orders >= 1\"}");
    assertThat(kept.status()).as(kept.text()).isEqualTo(201);
    assertThat(kept.json().get("version")).isEqualTo(1L);
    assertThat(kept.json().get("customers")).isEqualTo(buyers);
    assertThat(keep("{\"id\":\"buyers\",\"name\":\"Buyers\",\"where\":\"orders >= 2\"}").text())
        .contains("\"version\":2", "\"who\":\"local\"");

    var shown = local().get(SEGMENTS + "/buyers?version=1");
    assertThat(shown.json().get("where")).isEqualTo("orders >= 1");
    assertThat(JsonTree.objects(shown.json().get("versions"))).hasSize(2);
    assertThat(local().get(SEGMENTS).text())
        .contains("\"saved\":[{\"id\":\"buyers\",\"version\":2");

    var page = local().get(SEGMENTS + "/buyers/members?version=1&count=1");
    String first = ids(page).getFirst();
    assertThat(page.json().get("total")).isEqualTo(buyers);
    assertThat(page.json().get("next")).isEqualTo(first);
    var rest = local().get(SEGMENTS + "/buyers/members?version=1&after=" + first);
    assertThat(ids(rest)).hasSize((int) buyers - 1).doesNotContain(first).isSorted();
    assertThat(rest.json()).doesNotContainKey("next");

    List<String> csv = local().get(SEGMENTS + "/buyers/export?version=1").text().lines().toList();
    assertThat(csv).hasSize((int) buyers + 1);
    assertThat(csv.getFirst()).startsWith("customer,stage,category");
    assertThat(csv.get(1)).startsWith(first + ",");
    assertThat(csv)
        .allMatch(line -> line.split(",", -1).length == csv.getFirst().split(",").length);
    assertThat(local().get(SEGMENTS + "/buyers/export?version=1&format=json").text().lines())
        .hasSize((int) buyers)
        .allMatch(line -> line.startsWith("{\"customer\":\""));

    assertThat(local().send("DELETE", SEGMENTS + "/buyers", null, null).status()).isEqualTo(200);
    assertThat(local().get(SEGMENTS + "/buyers").status()).isEqualTo(404);
    assertThat(local().send("DELETE", SEGMENTS + "/buyers", null, null).status()).isEqualTo(404);
  }

  @Test
  void othersMayAskWhoIsInASegmentAndWhoRefusedIsNot() {
    keep("{\"id\":\"all\",\"where\":\"\"}");
    var segments = shop.services().customers().saved();
    var customer = new CustomerId("c-1");
    assertThat(segments.holds(SegmentVersion.parse("all"), customer)).isTrue();
    assertThat(segments.of(customer)).containsExactly("all");
    assertThat(segments.members(SegmentVersion.parse("all"))).contains(customer);
    shop.store()
        .facts()
        .putCustomers(
            List.of(
                new Customer(
                    customer,
                    null,
                    null,
                    null,
                    new Consent(Set.of(), Set.of(Consent.Purpose.PERSONALISATION)),
                    Map.of())));
    assertThat(segments.members(SegmentVersion.parse("all"))).isNotEmpty().doesNotContain(customer);
    assertThat(local().get(SEGMENTS + "/all/export").text()).doesNotContain("c-1,");
  }

  @Test
  void aListAndAGroupThatWasFoundAreKeptToo() {
    assertThat(keep("{\"id\":\"guests\",\"customers\":[\"c-1\",\"c-2\",\"c-2\"]}").text())
        .contains("\"listed\":2", "\"name\":\"guests\"");
    assertThat(ids(local().get(SEGMENTS + "/guests/members"))).containsExactly("c-1", "c-2");
    var found = keep("{\"id\":\"found\",\"group\":1}");
    assertThat(found.status()).as(found.text()).isEqualTo(201);
    assertThat(ids(local().get(SEGMENTS + "/found/members"))).isNotEmpty();
  }

  @Test
  void whoIsLikeASegmentIsToldWithReasonsAndKept() {
    assertThat(keep("{\"id\":\"found\",\"where\":\"orders >= 2\"}").status()).isEqualTo(201);
    var alike = local().get(SEGMENTS + "/found/alike?size=5");
    assertThat(alike.status()).as(alike.text()).isEqualTo(200);
    assertThat(alike.text()).contains("\"precision\":[", "\"reasons\":[");
    List<String> first =
        alike.list("customers").stream().map(one -> String.valueOf(one.get("customer"))).toList();
    assertThat(ids(local().get(SEGMENTS + "/found/members"))).doesNotContainAnyElementsOf(first);
    assertThat(english().get("/segments/found?alike=5").text()).contains(first.getFirst(), "σ");
    assertThat(local().get("/segments/found?alike=5&lang=zh").text())
        .contains(" σ")
        .doesNotContain("days_", "_order", "stage=");

    assertThat(post("/segments", "id=like-found&alike=found&size=5").status()).isEqualTo(303);
    assertThat(ids(local().get(SEGMENTS + "/like-found/members")))
        .containsExactlyInAnyOrderElementsOf(first);
    assertThat(keep("{\"id\":\"few\",\"customers\":[\"c-1\"]}").status()).isEqualTo(201);
    assertThat(local().get(SEGMENTS + "/few/alike").text()).contains("1 of");
    assertThat(english().get("/segments/few?alike=5").text()).contains("at least 20");
    assertThat(keep("{\"id\":\"a\",\"alike\":\"none\",\"size\":5}").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":\"A B\",\"where\":\"orders > 1\"} | id of a segment",
        "{\"where\":\"orders > 1\"} | id of a segment",
        "{\"id\":\"a\",\"where\":\"oders > 1\"} | 'orders' is meant",
        "{\"id\":\"a\",\"where\":\"stage > 1\"} | is a text",
        "{\"id\":\"a\",\"where\":\"orders >\"} | column",
        "{\"id\":\"a\",\"group\":99} | from 1 to",
        "{\"id\":\"a\",\"alike\":\"b\"} | size is ''",
      })
  void whatMakesNoSenseIsRefusedWithTheReason(String body, String reason) {
    var answer = keep(body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains(reason);
    assertThat(local().get(SEGMENTS).text()).contains("\"saved\":[]");
  }

  @Test
  void thePageCountsWhileAConditionIsTypedAndKeepsIt() {
    assertThat(english().get("/segments").text())
        .contains("Build a segment", "hx-get=\"/segments/count\"", "None yet");
    assertThat(english().get("/segments/count?where=orders+%3E%3D+1").text())
        .contains("customers", "/customers/c-")
        .doesNotContain("<html");
    assertThat(english().get("/segments/count?where=oders+%3E+1").text())
        .contains("'orders' is meant?</p>");
    assertThat(post("/segments", "id=buyers&name=Buyers&where=orders+%3E%3D+1").status())
        .isEqualTo(303);
    assertThat(english().get("/segments").text()).contains("Buyers", "version 1");
    assertThat(english().get("/segments/buyers").text())
        .contains("<code>orders &gt;= 1</code>", "version 1", "All as CSV");
    assertThat(english().get("/customers/c-1").text())
        .contains("<a class=\"chip\" href=\"/segments/buyers\">Buyers</a>");
    assertThat(post("/segments", "id=bad&where=oders").status()).isEqualTo(400);
    assertThat(post("/segments", "id=found&group=1").status()).isEqualTo(303);
    assertThat(english().get("/segments/found").text()).contains("a list of customers");
    assertThat(post("/segments/remove", "id=buyers").status()).isEqualTo(303);
    assertThat(english().get("/segments/buyers").status()).isEqualTo(404);
  }

  @Test
  void cohortsAreShownAsCurvesAndATableAndWrittenAsAFile() {
    String page = english().get("/cohorts?by=week").text();
    assertThat(page).contains("Share that orders again", "data-chart=", "class=\"shade5\"");
    var answer = local().get("/api/v1/cohorts?by=week");
    assertThat(answer.list("cohorts")).isNotEmpty();
    assertThat(answer.list("retention").getFirst().get("mean")).isEqualTo(1.0);
    List<String> csv = local().get("/api/v1/cohorts/file?by=week").text().lines().toList();
    assertThat(csv.getFirst()).isEqualTo("start,customers,age,retained,value,currency,complete");
    assertThat(csv.get(1)).contains(",0,1.0000,");
    assertThat(local().get("/api/v1/cohorts?by=year").status()).isEqualTo(400);
    assertThat(local().send("GET", "/cohorts?by=year", null, null).status()).isEqualTo(400);
  }
}
