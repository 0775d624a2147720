package io.shopkeeper.serve.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.serve.SampleShop;
import io.shopkeeper.serve.ports.ServingModel;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {
  private static final Instant NOW = Instant.parse("2026-06-10T12:00:00Z");
  @TempDir private Path folder = Path.of("");

  private final List<Alert> told = new ArrayList<>();
  private Optional<ServingModel> model = Optional.empty();
  private @Nullable Store opened;
  private @Nullable Alerts made;
  private int orders;
  private Instant now = NOW;
  private final InstantSource clock = () -> now;

  @BeforeEach
  void open() {
    opened = DuckStore.open(folder, SampleShop.shop(), clock);
    restart();
  }

  private void restart() {
    made = alerts(store().facts());
  }

  private Alerts alerts(Facts facts) {
    return new Alerts(
        facts,
        store().shop(),
        () -> model,
        ShopExperiments.of(store().facts(), clock),
        told::add,
        clock);
  }

  private Store store() {
    return Objects.requireNonNull(opened);
  }

  private Alerts alerts() {
    return Objects.requireNonNull(made);
  }

  @AfterEach
  void close() {
    store().close();
  }

  private void update(String sql, Object... values) {
    store().facts().update(new Query("test", sql, List.of(values)));
  }

  private void ordersDaysAgo(int days, int count, String product) {
    var events = new ArrayList<ShopEvent>();
    for (int i = 0; i < count; i++) {
      int number = ++orders;
      var visit =
          new Visit(
              null, new SessionId("s" + number), Channel.WEB, NOW.minus(Duration.ofDays(days)));
      var line =
          new OrderLine(new ProductId(product), 1, new Money(500, store().shop().currency()));
      events.add(
          new ShopEvent.Purchase(
              new EventId("e" + number), visit, new OrderId("o" + number), List.of(line)));
    }
    store().log().append(events);
  }

  private void usualWeeks() {
    for (int week = 1; week <= 4; week++) {
      ordersDaysAgo(1 + 7 * week, 25, "cup");
    }
  }

  @Test
  void aDropInSalesIsToldOnceWhenItBeginsAndOnceWhenItIsOver() {
    usualWeeks();
    ordersDaysAgo(1, 5, "cup");

    alerts().check();
    alerts().check();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst()).isEqualTo(new Alert(AlertKind.SALES_DROP, "", .8, .5, NOW, null));

    ordersDaysAgo(1, 20, "cup");
    alerts().check();
    assertThat(told).hasSize(2);
    assertThat(told.getLast().overAt()).isEqualTo(NOW);
    assertThat(alerts().newest(10)).hasSize(1);
  }

  @Test
  void fewOrdersAreNoDrop() {
    for (int week = 1; week <= 4; week++) {
      ordersDaysAgo(1 + 7 * week, 19, "cup");
    }
    alerts().check();
    assertThat(told).isEmpty();
  }

  @Test
  void anOldModelIsToldInDays() {
    model = Optional.of(trained(8));
    alerts().check();
    assertThat(told).extracting(Alert::kind).containsExactly(AlertKind.MODEL_STALE);
    assertThat(told.getFirst().value()).isEqualTo(8);
    model = Optional.of(trained(1));
    alerts().check();
    assertThat(told.getLast().overAt()).isNotNull();
  }

  private ServingModel trained(int daysAgo) {
    return new ServingModel(
        "als-1",
        new Provenance(
            "als",
            "test",
            NOW.minus(Duration.ofDays(daysAgo)),
            store().shop().id(),
            1,
            new Seed(1),
            new TreeMap<>(),
            new TreeMap<>()),
        false);
  }

  @Test
  void whatSellsBestAndCannotBeBoughtIsCounted() {
    for (int i = 0; i < 12; i++) {
      store()
          .facts()
          .putProducts(
              List.of(
                  new Product(
                      new ProductId("p" + i),
                      "Cup " + i,
                      null,
                      List.of(),
                      null,
                      null,
                      i < 2,
                      Map.of())));
      ordersDaysAgo(3, 1, "p" + i);
    }
    alerts().check();
    assertThat(told)
        .extracting(Alert::kind, Alert::value)
        .containsExactly(tuple(AlertKind.STOCK_OUTS, 10.0));
  }

  @Test
  void anImportOfWhichMuchWasRefusedIsToldByItsId() {
    update(
        "INSERT INTO load(id, started_at, format) VALUES ('l1', ?, 'native')",
        NOW.minus(Duration.ofHours(2)));
    update(
        "INSERT INTO load_count(load_id, section, name, count) VALUES ('l1', 'records', 'read',"
            + " 100), ('l1', 'records', 'rejected', 6)");
    alerts().check();
    assertThat(told).extracting(Alert::subject).containsExactly("l1");
  }

  @Test
  void aCampaignThatHasSpentItsBudgetIsTold() {
    update(
        "INSERT INTO campaign(id, name, starts, ends, budget_minor, per_thousand_minor, goal,"
            + " audience, daily_cap, created_at, started_at) VALUES ('c1', 'Spring', '2026-06-01',"
            + " '2026-06-30', 1000, 100, 'click', [], 10, ?, ?)",
        NOW,
        NOW);
    update("INSERT INTO campaign_spend(campaign, amount, noted_at) VALUES ('c1', 950000, ?)", NOW);
    alerts().check();
    assertThat(told).extracting(Alert::subject, Alert::value).containsExactly(tuple("c1", .95));
  }

  private void exposed(String kind, int units, int old) {
    update(
        "INSERT INTO exposure(experiment, kind, unit, arm, seen_at) SELECT 'e1', ?, 'u' ||"
            + " i, CASE WHEN i < ? THEN 'old' ELSE 'new' END, ? FROM range(?) t(i)",
        kind,
        (long) old,
        now,
        (long) units);
  }

  private void startExperiment() {
    update(
        "INSERT INTO experiment(id, name, salt, layer, layer_from, layer_to, arms, shares, metric,"
            + " planned_units, created_at, started_at) VALUES ('e1', 'E', 's', '', 0, 1, ['old',"
            + " 'new'], [1, 1], 'conversion', 10, ?, ?)",
        NOW,
        NOW);
    restart();
  }

  @Test
  void anExperimentWhoseArmsGotOtherSharesIsAnAlarm() {
    startExperiment();
    exposed("customer", 1_000, 400);
    alerts().check();
    assertThat(told)
        .extracting(Alert::kind, Alert::subject)
        .containsExactly(tuple(AlertKind.EXPERIMENT_ALARM, "e1"));
  }

  @Test
  void aPersonWhoIsAVisitAndACustomerCountsOnceForAnAlarm() {
    startExperiment();
    exposed("session", 500, 280);
    exposed("customer", 500, 280);
    var events = new ArrayList<ShopEvent>();
    for (int i = 0; i < 500; i++) {
      var visit = new Visit(new CustomerId("u" + i), new SessionId("u" + i), Channel.WEB, NOW);
      events.add(new ShopEvent.ViewItem(new EventId("v" + i), visit, new ProductId("cup")));
    }
    store().log().append(events);
    alerts().check();
    assertThat(told).isEmpty();
  }

  @Test
  void sharesAreLookedAtOnceADay() {
    startExperiment();
    alerts().check();
    exposed("customer", 1_000, 400);
    now = NOW.plus(Duration.ofHours(23));
    alerts().check();
    assertThat(told).isEmpty();
    now = NOW.plus(Duration.ofDays(1));
    alerts().check();
    assertThat(told).extracting(Alert::subject).containsExactly("e1");
  }

  private Instant minutesIntoTheDay(int minutes) {
    return NOW.atZone(store().shop().timeZone())
        .truncatedTo(ChronoUnit.DAYS)
        .plusMinutes(minutes)
        .toInstant();
  }

  @Test
  void ordersThatComeByFileAreMissedOnceTheFileHasCome() {
    now = minutesIntoTheDay(-22 * 60);
    usualWeeks();
    ordersDaysAgo(2, 25, "cup");
    now = minutesIntoTheDay(1);
    alerts().check();
    assertThat(told).as("not come yet").isEmpty();
    now = minutesIntoTheDay(120);
    ordersDaysAgo(1, 5, "cup");
    alerts().check();
    assertThat(told).extracting(Alert::value).containsExactly(.8);
  }

  @Test
  void aFileWithoutOrdersIsADropAsWell() {
    now = minutesIntoTheDay(-22 * 60);
    usualWeeks();
    now = minutesIntoTheDay(120);
    alerts().check();
    assertThat(told).isEmpty();
    update("INSERT INTO load(id, started_at, finished_at) VALUES ('l1', ?, ?)", now, now);
    alerts().check();
    assertThat(told).extracting(Alert::value).containsExactly(1.0);
  }

  @Test
  void ordersThatComeAsTheyAreMadeAreMissedAtOnce() {
    now = NOW.minus(Duration.ofDays(1));
    usualWeeks();
    ordersDaysAgo(1, 5, "cup");
    now = minutesIntoTheDay(1);
    alerts().check();
    assertThat(told).extracting(Alert::value).containsExactly(.8);
  }

  /// As when the program is killed after any one statement.
  @Test
  void aRuleIsNotLostHalfwayThroughItsChange() {
    var rule = new AlertRule(AlertKind.SALES_DROP, .9, false);
    alerts().change(rule);
    var statements = new AtomicInteger();
    var dying =
        (Facts)
            Proxy.newProxyInstance(
                Facts.class.getClassLoader(),
                new Class<?>[] {Facts.class},
                (_, method, values) -> {
                  if (method.getName().equals("update") && statements.incrementAndGet() > 1) {
                    throw new IllegalStateException("killed");
                  }
                  return method.invoke(store().facts(), values);
                });
    var changed = new AlertRule(AlertKind.SALES_DROP, .8, false);
    try {
      alerts(dying).change(changed);
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("killed");
    }
    assertThat(alerts().rules()).containsAnyOf(rule, changed);
    alerts().change(changed);
    assertThat(alerts().rules()).contains(changed);
  }

  @Test
  void aRuleThatIsOffOrHigherTellsNothing() {
    usualWeeks();
    alerts().change(new AlertRule(AlertKind.SALES_DROP, 1, false));
    assertThat(told).isEmpty();
    alerts().change(new AlertRule(AlertKind.SALES_DROP, .9, true));
    assertThat(told).hasSize(1);
    alerts().change(new AlertRule(AlertKind.SALES_DROP, 1.5, true));
    assertThat(told.getLast().overAt()).isNotNull();
    assertThat(alerts().rules()).contains(new AlertRule(AlertKind.SALES_DROP, 1.5, true));
  }

  @Test
  void aBoundIsAboveZero() {
    for (double bound : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new AlertRule(AlertKind.STOCK_OUTS, bound, true));
    }
  }
}
