package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.store.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An experiment of the shop over HTTP, from its declaration to its verdict.
class ExperimentsApiTest {
  private static final String EXPERIMENTS = "/api/v1/experiments";
  private static final String DRAFT =
      "{\"id\":\"t\",\"arms\":[\"old\",\"new\"],\"shares\":[50,50]}";

  @SuppressWarnings("NullAway.Init") // Started before each test.
  private ServedShop shop;

  @BeforeEach
  void start(@TempDir Path directory) {
    shop = ServedShop.limited(directory, 20_000);
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  private HttpAs local() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  private HttpAs.Reply post(String path) {
    return local().send("POST", EXPERIMENTS + path, null, null);
  }

  private void run(String draft) {
    assertThat(local().postJson(EXPERIMENTS, draft).status()).isEqualTo(201);
    assertThat(post("/t/start").status()).isEqualTo(200);
  }

  private String arm(String query) {
    return local().get("/api/v1/flags?" + query).json().get("flags") instanceof Map<?, ?> flags
        ? String.valueOf(flags.get("t"))
        : "";
  }

  private HttpAs.Reply results() {
    return local().get(EXPERIMENTS + "/t/results");
  }

  private void buy(String customer, String order, String price, Instant at) {
    var reply =
        local()
            .postJson(
                "/api/v1/events",
                """
                {"type":"purchase","eventId":"%s","customer":"%s","orderId":"%s",\
                "items":[{"product":"p-1","quantity":1,"price":%s}],"currency":"EUR","occurredAt":"%s"}\
                """
                    .formatted(order, customer, order, price, at));
    assertThat(reply.status()).as(reply.text()).isBetween(200, 202);
  }

  @Test
  void aDraftLetsNobodyInAndAnExperimentThatRanIsNotChanged() {
    assertThat(local().postJson(EXPERIMENTS, DRAFT).status()).isEqualTo(201);
    assertThat(arm("customer=a")).isEqualTo("null");
    assertThat(local().postJson(EXPERIMENTS, DRAFT).text("state")).isEqualTo("draft");
    assertThat(local().get(EXPERIMENTS).list("experiments")).hasSize(1);
    post("/t/start");
    assertThat(arm("customer=a")).isIn("old", "new");
    var changed = local().postJson(EXPERIMENTS, DRAFT);
    assertThat(changed.status()).isEqualTo(400);
    assertThat(changed.text("detail")).contains("is running");
    assertThat(changed.text("advice")).contains("/t/stop");
    assertThat(post("/t/start").status()).isEqualTo(400);
    assertThat(post("/t/stop").text("state")).isEqualTo("stopped");
    assertThat(arm("customer=a")).isEqualTo("null");
    assertThat(post("/t/stop").status()).isEqualTo(400);
    assertThat(local().postJson(EXPERIMENTS, DRAFT).text("detail")).contains("has been run");
    assertThat(results().list("acts").stream().map(act -> act.get("what")))
        .containsExactly("declared", "changed", "started", "stopped");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"t\"}",
        "{\"id\":\"t\",\"arms\":[\"one\"]}",
        "{\"id\":\"t\",\"arms\":[\"a\",\"a\"]}",
        "{\"id\":\"t\",\"arms\":[\"a\",\"b\"],\"shares\":[1]}",
        "{\"id\":\"t\",\"arms\":[\"a\",\"b\"],\"shares\":[0,0]}",
        "{\"id\":\"t\",\"arms\":[\"a\",\"b\"],\"shares\":[1,\"much\"]}",
        "{\"id\":\"t\",\"arms\":[\"a\",\"b\"],\"metric\":\"clicks\"}",
        "{\"id\":\"t\",\"arms\":[\"a\",\"b\"],\"planned\":-1}",
        "{\"id\":\"t\",\"arms\":[\"a\",\"b\"],\"targets\":[\"country\"]}",
        "{\"id\":\"t\",\"arms\":[\"a\",\"b\"],\"guardrails\":[\"conversion\"]}",
        "{\"id\":\"t\",\"arms\":[\"a\",\"b\"],\"guardrails\":[\"clicks=0.1\"]}",
        "{\"id\":\"t\",\"arms\":[\"a\",\"b\"],\"metric\":\"retention:0\"}",
        "{\"id\":\"t\",\"arms\":[\"a\",\"b\"],\"to\":0.5,\"ramp\":[\"2=0.4\"]}",
        "{\"id\":\"t\",\"arms\":[\"a\",\"b\"],\"from\":0.5,\"to\":0.5}",
        "{\"id\":\"No Id\",\"arms\":[\"a\",\"b\"]}"
      })
  void whatIsNoExperimentIsRefusedWithWhatToGive(String body) {
    var reply = local().postJson(EXPERIMENTS, body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.text("advice")).startsWith("Give ");
    assertThat(local().get(EXPERIMENTS).list("experiments")).isEmpty();
  }

  @Test
  void experimentsOnTheSameUnitsOfALayerExcludeEachOther() {
    String part = "{\"id\":\"%s\",\"arms\":[\"a\",\"b\"],\"layer\":\"l\",\"from\":%s,\"to\":%s}";
    for (String draft :
        List.of(
            part.formatted("t", "0", "0.5"),
            part.formatted("u", "0.4", "1"),
            part.formatted("v", "0.5", "1"))) {
      assertThat(local().postJson(EXPERIMENTS, draft).status()).isEqualTo(201);
    }
    assertThat(post("/t/start").status()).isEqualTo(200);
    assertThat(post("/u/start").text("detail")).contains("layer 'l'");
    assertThat(post("/v/start").status()).isEqualTo(200);
    for (int i = 0; i < 50; i++) {
      assertThat(String.valueOf(local().get("/api/v1/flags?customer=x" + i).json().get("flags")))
          .matches("\\{[tv]=[ab]\\}");
    }
  }

  @Test
  void whoItIsForWhoIsKeptOutAndHowManyAreIn() {
    run(
        "{\"id\":\"t\",\"arms\":[\"old\",\"new\"],\"to\":0.5,\"targets\":[\"device=mobile\"],"
            + "\"ramp\":[\"30=1\"]}");
    assertThat(arm("session=a0")).isEqualTo("null");
    Map<String, String> before = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      before.put("a" + i, arm("session=a" + i + "&attributes=device=mobile"));
    }
    assertThat(before.values()).contains("null", "old", "new");
    assertThat(local().postJson(EXPERIMENTS + "/t/ramp", "{\"to\":0.4}").text("detail"))
        .contains("cannot be raised to 0.4");
    assertThat(local().postJson(EXPERIMENTS + "/t/ramp", "{\"to\":1}").json().get("to"))
        .isEqualTo(1.);
    before.forEach((session, arm) -> {
      String now = arm("session=" + session);
      assertThat(arm.equals("null") ? arm("session=" + session + "&attributes=device=mobile") : now)
          .isIn(arm.equals("null") ? List.of("old", "new") : List.of(arm));
    });
    assertThat(local().postJson(EXPERIMENTS + "/holdout", "{\"share\":0.999999}").list("holdouts"))
        .containsExactly(Map.of("layer", "", "share", .999999));
    assertThat(arm("session=b&attributes=device=mobile")).isEqualTo("null");
    before.keySet().forEach(session -> assertThat(arm("session=" + session)).isNotEqualTo("null"));
    assertThat(results().list("acts").getLast()).containsEntry("what", "raised");
    assertThat(local().with("Accept-Language", "en").get("/experiments").text())
        .contains("Kept out of experiments", "of everything: 100%");
    assertThat(local().with("Accept-Language", "en").get("/experiments/t").text())
        .contains("device=mobile");
  }

  @Test
  void whoLogsInKeepsTheArmAndEveryDeviceOfACustomerShowsTheSame() {
    run(DRAFT);
    for (int i = 0; i < 20; i++) {
      String visit = arm("session=s" + i);
      assertThat(arm("session=s" + i + "&customer=k" + i)).isEqualTo(visit);
      assertThat(arm("session=other" + i + "&customer=k" + i)).isEqualTo(visit);
      assertThat(arm("customer=k" + i)).isEqualTo(visit);
    }
  }

  @Test
  void theArmSurvivesAnEndOfTheServer() {
    run(DRAFT);
    Map<String, String> before = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      arm("session=s" + i);
      before.put("k" + i, arm("session=s" + i + "&customer=k" + i));
    }
    shop.server().stop();
    assertThat(exposures()).isEqualTo(40);
    var again =
        ShopServer.start(
            new ServeSettings("127.0.0.1", 0, Set.of(), ServedShop.LOCAL_KEY, 20_000, 20_000),
            shop.servicesOfANewProcess());
    try {
      before.forEach((customer, arm) ->
          assertThat(
                  new HttpAs(again, ServedShop.LOCAL_KEY)
                      .get("/api/v1/flags?customer=" + customer)
                      .json()
                      .get("flags"))
              .isEqualTo(Map.of("t", arm)));
    } finally {
      again.stop();
    }
    assertThat(exposures()).as("once each").isEqualTo(40);
  }

  private long exposures() {
    return shop.store()
        .facts()
        .list(
            new Query("exposures", "SELECT count(*) FROM exposure", List.of()),
            row -> row.integer(0))
        .getFirst();
  }

  @Test
  void whatWasBoughtAfterwardsCountsAndWhoSawTwoArmsIsLeftOut() {
    run(DRAFT);
    Instant before = Instant.now().minus(Duration.ofDays(1));
    int[] units = new int[2];
    int[] bought = new int[2];
    for (int i = 0; i < 400; i++) {
      boolean treated = arm("customer=k" + i).equals("new");
      units[treated ? 1 : 0]++;
      buyIf(i % (treated ? 2 : 10) == 0, i, bought, treated);
      if (i % 50 == 1) {
        buy("k" + i, "before" + i, "10", before);
      }
    }
    var told = results();
    assertThat(told.list("arms").get(0))
        .containsEntry("units", (long) units[0])
        .containsEntry("bought", (long) bought[0])
        .containsEntry("conversion", (double) bought[0] / units[0]);
    assertThat(told.list("arms").get(1))
        .containsEntry("units", (long) units[1])
        .containsEntry("bought", (long) bought[1])
        .containsEntry("revenuePerUnit", 20. * bought[1] / units[1]);
    assertThat(told.list("differences").getFirst())
        .containsEntry("arm", "new")
        .containsEntry("metric", "conversion")
        .containsEntry("sure", true);
    assertThat(told.text("verdict")).contains("'new' is better than 'old'", "the share that buys");
    assertThat(local().get(EXPERIMENTS + "/t/results?lang=zh").text("verdict"))
        .contains("“new”优于“old”");
    assertThat(told.text("crossed")).isEqualTo("0");

    mergeOneOfEachArm();
    var merged = results();
    assertThat(merged.text("crossed")).isEqualTo("1");
    assertThat(merged.text("warnings")).contains("more than one arm");
    assertThat(total(merged)).isEqualTo(398);
  }

  private void buyIf(boolean wanted, int i, int[] bought, boolean treated) {
    if (wanted) {
      bought[treated ? 1 : 0]++;
      buy("k" + i, "o" + i, "20", Instant.now().plusMillis(5));
    }
  }

  private static long sum(HttpAs.Reply results, String figure) {
    return results.list("arms").stream()
        .mapToLong(arm -> arm.get(figure) instanceof Long number ? number : 0)
        .sum();
  }

  private static long total(HttpAs.Reply results) {
    return sum(results, "units");
  }

  /// Says that a customer of each arm is the same person.
  private void mergeOneOfEachArm() {
    List<String> ids =
        shop.store()
            .facts()
            .list(
                new Query(
                    "one of each arm",
                    "SELECT min(x.unit) FROM exposure x JOIN events e ON e.customer = x.unit"
                        + " WHERE e.type = 'purchase' GROUP BY x.arm ORDER BY x.arm",
                    List.of()),
                row -> row.text(0));
    shop.store()
        .facts()
        .putCustomers(
            ids.stream()
                .map(id ->
                    new Customer(new CustomerId(id), null, null, null, Consent.UNKNOWN, Map.of()))
                .toList());
    var reply =
        local()
            .postJson(
                "/api/v1/fusion/labels",
                "{\"kind\":\"customers\",\"a\":\"%s\",\"b\":\"%s\",\"same\":\"yes\"}"
                    .formatted(ids.get(0), ids.get(1)));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  @Test
  void aGuardrailStopsAnArmWhenTheResultsAreRead() {
    run(
        "{\"id\":\"t\",\"arms\":[\"old\",\"new\"],\"planned\":400,\"metric\":\"revenue\","
            + "\"guardrails\":[\"conversion=0.1\"]}");
    for (int i = 0; i < 400; i++) {
      buyIf(arm("customer=k" + i).equals("old") && i % 2 == 0, i, new int[2], false);
    }
    var told = results();
    assertThat(told.text("verdict")).contains("'new' was stopped by a guardrail");
    assertThat(told.list("acts").getLast())
        .containsEntry("what", "arm_stopped")
        .containsEntry("who", "guardrail")
        .containsKey("note");
    assertThat(String.valueOf(local().get(EXPERIMENTS).list("experiments").getFirst().get("stops")))
        .contains("arm=new", "guardrail=conversion=0.1");
    for (int i = 0; i < 450; i++) {
      assertThat(arm("customer=k" + i)).isEqualTo("old");
    }
    assertThat(local().with("Accept-Language", "en").get("/experiments/t").text())
        .contains("guardrail", "conversion at most 10% lower");
  }

  @Test
  void aVisitOfAKnownCustomerIsThatCustomers() {
    run(DRAFT);
    arm("session=s-9");
    var reply =
        local()
            .postJson(
                "/api/v1/events",
                "{\"type\":\"view_item\",\"eventId\":\"v9\",\"customer\":\"k-9\",\"session\":\"s-9\","
                    + "\"product\":\"p-1\"}");
    assertThat(reply.status()).as(reply.text()).isBetween(200, 202);
    buy("k-9", "o-9", "20", Instant.now().plusMillis(5));
    assertThat(sum(results(), "bought")).isEqualTo(1);
  }

  @Test
  void armsOfOtherSizesThanSaidAndArmsWithoutTrafficAreTold() {
    run(DRAFT);
    assertThat(results().text("verdict")).contains("Nobody");
    for (int i = 0; i < 60; i++) {
      shop.store()
          .facts()
          .update(
              new Query(
                  "an exposure that went another way",
                  "INSERT INTO exposure(experiment, kind, unit, arm, seen_at)"
                      + " VALUES ('t', 'session', ?, 'new', TIMESTAMP '2026-01-01')",
                  List.of("x" + i)));
    }
    var told = results();
    assertThat(told.text("verdict")).contains("Do not trust");
    assertThat(told.text("warnings")).contains("other sizes", "'old' is to get 50%");
    assertThat(told.list("differences").getFirst()).containsEntry("untold", "too_few_units");
  }
}
