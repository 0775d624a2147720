package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.store.Query;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees and does about experiments, from the builder to the alarms.
class ExperimentsPageTest {
  private static final String FORM = "application/x-www-form-urlencoded";

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

  private HttpAs english() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY).with("Accept-Language", "en");
  }

  private HttpAs.Reply post(String path, String form) {
    return english().send("POST", path, FORM, form);
  }

  private void tell(String sql, Object... values) {
    shop.store().facts().update(new Query("what happened", sql, List.of(values)));
  }

  /// Units of an arm on a day, the first of whom bought.
  private void seen(String arm, String day, int units, int bought) {
    tell(
        "INSERT INTO exposure(experiment, kind, unit, arm, seen_at)"
            + " SELECT 't', 'customer', ? || '/' || i, ?, ?::TIMESTAMP FROM range(?) s(i)",
        arm + day,
        arm,
        day + " 10:00:00",
        units);
    event("purchase", arm + day, day + " 12:00:00", bought, 1_000);
  }

  private void event(String type, String unit, String at, int rows, long minor) {
    tell(
        "INSERT INTO event_line(shop, sequence, line, id_hash, content_hash, id, type, customer,"
            + " channel, occurred_at, received_at, product, quantity, unit_price_minor, currency)"
            + " SELECT (SELECT id FROM shop), 0, 0, 0, 0, ? || ? || i, ?, ? || '/' || i, 'web',"
            + " ?::TIMESTAMP, ?::TIMESTAMP, 'p-1', 1, ?::BIGINT, (SELECT currency FROM shop)"
            + " FROM range(?) s(i)",
        type,
        unit,
        type,
        unit,
        at,
        at,
        minor,
        rows);
  }

  private static double number(HttpAs.Reply reply, String name) {
    return ((Number) Objects.requireNonNull(reply.json().get(name))).doubleValue();
  }

  private void run() {
    assertThat(post("/experiments", "id=t&name=Ranking&arms=old,+new&shares=50,50").status())
        .isEqualTo(303);
    assertThat(post("/experiments/t/start", "").status()).isEqualTo(303);
  }

  @Test
  void anExperimentIsDeclaredStartedAndStoppedByHand() {
    run();
    assertThat(english().get("/experiments").text()).contains("Ranking", "running");
    assertThat(english().get("/experiments/t").text())
        .contains("Nobody was in the experiment yet", "declared", "started", "/experiments/t/stop");
    assertThat(post("/experiments/t/stop", "").status()).isEqualTo(303);
    assertThat(english().get("/experiments/t").text())
        .contains("stopped")
        .doesNotContain("/experiments/t/stop");
  }

  @Test
  void whatIsNoExperimentIsSaidAndWhatWasTypedInIsKept() {
    var reply = post("/experiments", "id=t&name=Kept+name&arms=only&shares=1");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).contains("role=\"alert\"", "two arms", "Kept name");
  }

  @Test
  void theForecastIsThatOfTheShopsOwnVisitors() {
    String lately = LocalDate.now(ZoneOffset.UTC).minusDays(7) + " 10:00:00";
    event("view_item", "v", lately, 2_800, 0);
    event("purchase", "v", lately, 280, 1_000);
    // 7.849 · .09 / (.01² · .25) = 28 256 for one look, 1.3 times that for many.
    var told =
        english().get("/api/v1/experiments/forecast?effect=0.1&metric=conversion&shares=50,50");
    // The sample shop has a few visitors of its own.
    assertThat(number(told, "unitsPerDay")).isBetween(100., 100.5);
    assertThat(number(told, "mean")).isBetween(.1, .102);
    assertThat(number(told, "planned")).isBetween(36_000., 36_750.);
    assertThat(number(told, "days")).isBetween(359., 368.);
    assertThat(english().get("/experiments?effect=10").text())
        .contains((long) number(told, "days") + " days");
    assertThat(english().get("/api/v1/experiments/forecast?effect=0").status()).isEqualTo(400);
  }

  @Test
  void theDifferenceIsShownDayByDayAndBySegment() {
    run();
    event("purchase", "new2026-11-01", "2026-10-01 10:00:00", 200, 500);
    event("purchase", "old2026-11-01", "2026-10-01 10:00:00", 200, 500);
    for (String day : List.of("2026-11-01", "2026-11-02")) {
      seen("old", day, 400, 40);
      seen("new", day, 400, 200);
    }
    var told = english().get("/api/v1/experiments/t/results");
    assertThat(told.list("days")).hasSize(2);
    assertThat(told.list("days").get(0)).containsEntry("units", 800L);
    assertThat(told.list("days").get(1)).containsEntry("units", 1_600L);
    assertThat(String.valueOf(told.list("days").get(1).get("differences")))
        .isEqualTo(told.list("differences").subList(0, 1).toString());
    assertThat(told.list("segments").stream().map(one -> one.get("name") + "=" + one.get("units")))
        .containsExactly("new=1200", "returning=400");
    assertThat(told.text("warnings")).doesNotContain("left out", "from day to day");
    assertThat(english().get("/experiments/t").text())
        .contains("'new' is better than 'old'", "data-chart", "had bought before: 400 visitors");
  }

  @Test
  void anAllocationThatChangedMidwayIsAnAlarm() {
    run();
    seen("old", "2026-11-01", 700, 70);
    seen("new", "2026-11-01", 300, 30);
    seen("old", "2026-11-02", 300, 30);
    seen("new", "2026-11-02", 700, 70);
    var told = english().get("/api/v1/experiments/t/results");
    assertThat(told.json().get("sampleRatioP")).isEqualTo(1.);
    assertThat(told.text("verdict")).contains("Do not trust", "changed while it ran");
    assertThat(told.text("warnings")).contains("from day to day");
  }

  @Test
  void aFewVisitorsOfWhomNobodyBoughtAreNoAlarm() {
    run();
    seen("old", "2026-11-01", 149, 0);
    seen("new", "2026-11-01", 150, 0);
    assertThat(english().get("/api/v1/experiments/t/results").text("warnings")).isEqualTo("[]");
    seen("old", "2026-11-02", 1, 0);
    assertThat(english().get("/api/v1/experiments/t/results").text("warnings"))
        .contains("do the shop's orders arrive?");
  }

  @Test
  void badDataAreLeftOutOrCountedAndSaid() {
    run();
    seen("old", "2026-11-01", 200, 0);
    seen("new", "2026-11-01", 200, 0);
    seen("other", "2026-11-01", 3, 0);
    assertThat(english().get("/api/v1/experiments/t/results").text("warnings"))
        .contains("do the shop's orders arrive?", "3 visitors were given an arm that");
    event("purchase", "old2026-11-01", "2026-11-01 12:00:00", 10, -500);
    tell(
        "UPDATE event_line SET received_at = occurred_at - INTERVAL 1 HOUR WHERE type ="
            + " 'purchase'");
    tell(
        "INSERT INTO event_line(shop, sequence, line, id_hash, content_hash, id, type, customer,"
            + " channel, occurred_at, received_at, product) SELECT (SELECT id FROM shop), 0, 0, 0,"
            + " 0, 'r' || i, 'view_item', 'new2026-11-01/0', 'web', TIMESTAMP '2026-11-01"
            + " 09:00:00', TIMESTAMP '2026-11-01 09:00:00', 'p-1' FROM range(1001) s(i)");
    var told = english().get("/api/v1/experiments/t/results");
    assertThat(told.text("warnings"))
        .contains("10 visitors paid less", "10 lines of orders bear", "1 visitors looked at more");
    assertThat(told.list("arms").get(1)).containsEntry("units", 199L);
    assertThat(told.list("differences").getFirst()).containsEntry("untold", "zero_variance");
  }
}
