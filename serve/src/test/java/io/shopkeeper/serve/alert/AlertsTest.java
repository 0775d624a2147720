package io.shopkeeper.serve.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.shopkeeper.domain.Channel;
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
import io.shopkeeper.serve.SampleShop;
import io.shopkeeper.serve.ports.ServingModel;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {
  private static final Instant NOW = Instant.parse("2026-06-10T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  @TempDir private Path folder = Path.of("");

  private final List<Alert> told = new ArrayList<>();
  private Optional<ServingModel> model = Optional.empty();
  private @Nullable Store opened;
  private @Nullable Alerts made;
  private int orders;

  @BeforeEach
  void open() {
    opened = DuckStore.open(folder, SampleShop.shop(), CLOCK);
    made = new Alerts(store().facts(), store().shop(), () -> model, told::add, CLOCK);
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

  @Test
  void anExperimentWhoseArmsGotOtherSharesIsAnAlarm() {
    update(
        "INSERT INTO experiment(id, name, salt, layer, layer_from, layer_to, arms, shares, metric,"
            + " planned_units, created_at, started_at) VALUES ('e1', 'E', 's', '', 0, 1, ['old',"
            + " 'new'], [1, 1], 'conversion', 10, ?, ?)",
        NOW,
        NOW);
    update(
        "INSERT INTO exposure(experiment, kind, unit, arm, seen_at) SELECT 'e1', 'customer', 'u' ||"
            + " i, CASE WHEN i < 400 THEN 'old' ELSE 'new' END, ? FROM range(1000) t(i)",
        NOW);
    alerts().check();
    assertThat(told)
        .extracting(Alert::kind, Alert::subject)
        .containsExactly(tuple(AlertKind.EXPERIMENT_ALARM, "e1"));
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
